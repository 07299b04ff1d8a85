namespace Autograder.Reference.Expressions;

/// <summary>Finds the required results among what a derivation states.</summary>
internal sealed class ResultFinder(DerivationKey key)
{
    private const int MostNamed = 40;

    private readonly Dictionary<PreparedResult, (ResultStatus Status, int Line, string? MissingForm)> _found = [];
    private readonly List<(PreparedResult Result, Expression Side, ResultStatus Status, int Line)> _named = [];
    private readonly HashSet<PreparedResult> _takenBack = [];
    private readonly OwnNames _names = new(key.Truth);

    public void Look(int number, Expression subject, JudgedLine line, DerivationScope truth, DerivationScope belief)
    {
        if (line.True.Count == 0)
        {
            return;
        }
        _names.Note(subject, line, truth);
        foreach (var result in key.Results)
        {
            if (ClaimTarget.Same(subject, result.Target) || line.Sides.Any(s => ClaimTarget.Same(s, result.Target)))
            {
                LookAtSides(number, result, line, truth, belief);
            }
            else if (line.Status is LineStatus.Follows or LineStatus.FollowsFromWrong)
            {
                LookAtFactors(number, result, line, truth);
            }
        }
        // What stood for a name that was not written out when it was used.
        foreach (var named in _named)
        {
            FindIfStated(named.Result, named.Side, named.Status, named.Line);
        }
    }

    public ValueList<ResultVerdict> Verdicts(bool something) => [.. key.Results.Select(r => _found.TryGetValue(r, out var found)
        ? new ResultVerdict(r.Asked.Id, found.Status, found.Line, found.MissingForm, found.Status == ResultStatus.ReachedFromWrong ? "This is right for what an earlier line claims." : "")
        : new ResultVerdict(r.Asked.Id, something && !_takenBack.Contains(r) ? ResultStatus.Undecided : ResultStatus.Missing, 0, null, _takenBack.Contains(r)
            ? $"{PlainPrinter.Print(r.Target)} is stated in more than one way; the last one counts."
            : $"{PlainPrinter.Print(r.Target)} is not stated as it should be."))];

    /// <summary>Whoever states it right and otherwise as well has not decided: as of an equation, the last one counts.</summary>
    private void LookAtSides(int number, PreparedResult result, JudgedLine line, DerivationScope truth, DerivationScope belief)
    {
        // The same for every side, and no little work.
        var others = new Lazy<Quantity[]?>(() => ByOthers(result, truth, belief));
        for (var i = 0; i < line.Sides.Count; i++)
        {
            if (!result.IsStatedBy(line.Sides[i]))
            {
                continue;
            }
            var agrees = PointwiseComparison.Of(line.True[i], result.Values).AreEqual;
            if (agrees == true)
            {
                Find(result, line.Sides[i], ResultStatus.Reached, number);
            }
            else if (!ReferenceEquals(truth, belief) && line.Status != LineStatus.DoesNotFollow && !Degenerates(result.Values, line.Believed[i]) && others.Value is { } believed && PointwiseComparison.Of(line.Believed[i], believed).AreEqual == true)
            {
                Find(result, line.Sides[i], ResultStatus.ReachedFromWrong, number);
            }
            else if (agrees == false)
            {
                TakeBack(result);
            }
        }
    }

    /// <summary>dL/dz = dL/dp · dp/dz = A · B states both derivatives where A or B is what one of them is.</summary>
    private void LookAtFactors(int number, PreparedResult result, JudgedLine line, DerivationScope truth)
    {
        for (var i = 1; i < line.Sides.Count; i++)
        {
            if (!Factors.Of(line.Sides[i - 1]).Any(f => ClaimTarget.Same(f, result.Target)))
            {
                continue;
            }
            if (Factors.Runs(line.Sides[i]).Where(result.IsStatedBy).FirstOrDefault(part => IsTrue(part, result, line, truth)) is { } stated)
            {
                Find(result, stated, ResultStatus.Reached, number);
                return;
            }
        }
    }

    private static bool IsTrue(Expression part, PreparedResult result, JudgedLine line, DerivationScope truth)
    {
        try
        {
            return PointwiseComparison.Of(truth.Values(part, line.StarsAreEntrywise), result.Values).AreEqual == true;
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    /// <summary>A claim such as dL/dw = 0 turns every later result into one number: nothing of the way is shown by that.</summary>
    private static bool Degenerates(Quantity[] right, Quantity[] stated) => IsConstant(stated) && !IsConstant(right);

    private static bool IsConstant(Quantity[] values)
    {
        var finite = values.Where(v => v.IsFinite).ToList();
        return finite.TrueForAll(v => v.Values.SequenceEqual(finite[0].Values));
    }

    /// <summary>What follows from wrong claims about something else: a claim does not follow from itself, however often it is repeated. Null where nothing does.</summary>
    private static Quantity[]? ByOthers(PreparedResult result, DerivationScope truth, DerivationScope belief)
    {
        try
        {
            return belief.Without(result.Target, truth)?.Values(result.Target, starsAreEntrywise: false);
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private void TakeBack(PreparedResult result)
    {
        if (_found.Remove(result))
        {
            _takenBack.Add(result);
        }
        _named.RemoveAll(n => n.Result == result);
    }

    private void Find(PreparedResult result, Expression side, ResultStatus status, int line)
    {
        if (!FindIfStated(result, side, status, line) && _named.Count < MostNamed)
        {
            _named.Add((result, side, status, line));
        }
    }

    private bool FindIfStated(PreparedResult result, Expression side, ResultStatus status, int line)
    {
        if (!_names.IsStated(result, side, status == ResultStatus.ReachedFromWrong))
        {
            return false;
        }
        Found(result, status, line, result.Asked.Form.FirstMissing(side));
        return true;
    }

    private void Found(PreparedResult result, ResultStatus status, int line, string? form)
    {
        if (!_found.TryGetValue(result, out var before) || before.Status > status || (before.Status == status && before.MissingForm is not null && form is null))
        {
            _found[result] = (status, line, form);
        }
    }
}
