namespace Autograder.Reference.Expressions;

/// <summary>Finds the required results among what a derivation states.</summary>
internal sealed class ResultFinder(DerivationKey key)
{
    private readonly Dictionary<PreparedResult, (ResultStatus Status, int Line, string? MissingForm)> _found = [];

    public void Look(int number, Expression subject, JudgedLine line, DerivationScope truth, DerivationScope belief)
    {
        if (line.True.Count == 0)
        {
            return;
        }
        foreach (var result in key.Results.Where(r => !_found.TryGetValue(r, out var found) || found.Status != ResultStatus.Reached || found.MissingForm is not null))
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
    }

    public ValueList<ResultVerdict> Verdicts(bool something) => [.. key.Results.Select(r => _found.TryGetValue(r, out var found)
        ? new ResultVerdict(r.Asked.Id, found.Status, found.Line, found.MissingForm, found.Status == ResultStatus.ReachedFromWrong ? "This is right for what an earlier line claims." : "")
        : new ResultVerdict(r.Asked.Id, something ? ResultStatus.Undecided : ResultStatus.Missing, 0, null, $"{PlainPrinter.Print(r.Target)} is not stated as it should be."))];

    private void LookAtSides(int number, PreparedResult result, JudgedLine line, DerivationScope truth, DerivationScope belief)
    {
        for (var i = 0; i < line.Sides.Count; i++)
        {
            if (!result.IsStatedBy(line.Sides[i]))
            {
                continue;
            }
            var form = result.Asked.Form.FirstMissing(line.Sides[i]);
            if (PointwiseComparison.Of(line.True[i], result.Values).AreEqual == true)
            {
                Found(result, ResultStatus.Reached, number, form);
            }
            else if (!ReferenceEquals(truth, belief) && line.Status != LineStatus.DoesNotFollow && !Degenerates(result.Values, line.Believed[i]) && IsBelieved(result, line.Believed[i], belief))
            {
                Found(result, ResultStatus.ReachedFromWrong, number, form);
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
                Found(result, ResultStatus.Reached, number, result.Asked.Form.FirstMissing(stated));
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

    private static bool IsBelieved(PreparedResult result, Quantity[] stated, DerivationScope belief)
    {
        try
        {
            return PointwiseComparison.Of(stated, belief.Values(result.Target, starsAreEntrywise: false)).AreEqual == true;
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    private void Found(PreparedResult result, ResultStatus status, int line, string? form)
    {
        if (!_found.TryGetValue(result, out var before) || before.Status > status || (before.Status == status && before.MissingForm is not null && form is null))
        {
            _found[result] = (status, line, form);
        }
    }
}
