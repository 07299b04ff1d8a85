namespace Autograder.Reference.Expressions;

/// <summary>Goes through the lines of one derivation.</summary>
internal sealed class DerivationRun(DerivationKey key)
{
    public const int MostLines = 60;

    private readonly List<LineVerdict> _lines = [];
    private readonly ResultFinder _results = new(key);
    private DerivationScope _truth = key.Truth;

    // The same as the truth until a line is wrong.
    private DerivationScope _belief = key.Truth;
    private Expression? _subject;
    private Expression? _last;
    private bool _wentWrong;

    public void Read(string text)
    {
        var number = _lines.Count + 1;
        if (number > MostLines)
        {
            return;
        }
        if (number == MostLines)
        {
            _lines.Add(new(number, text, LineStatus.NotUnderstood, $"A derivation is read up to line {MostLines - 1}.", null, 0));
            return;
        }
        var parsed = key.Context.Parse(text);
        if (!parsed.Understood)
        {
            _lines.Add(new(number, text, LineStatus.NotUnderstood, $"Not understood at character {parsed.Problem.Position}: {parsed.Problem.Message}.", null, 0));
            return;
        }
        Judge(number, text, Updates.Renamed(parsed.Value, key), parsed.OtherReading is { } other ? Updates.Renamed(other, key) : null);
    }

    public DerivationVerdict Verdict() => new([.. _lines], _results.Verdicts(_lines.Any(l => l.Status is LineStatus.NotUnderstood or LineStatus.Undecided)));

    private void Judge(int number, string text, Statement statement, Statement? other)
    {
        Define(statement);
        JudgedLine? best = null;
        foreach (var reading in other is null ? (Statement[])[statement] : [statement, other])
        {
            foreach (var entrywise in key.Context.HasMatrices ? (bool[])[false, true] : [false])
            {
                var judged = LineJudge.Judge(Sides(reading), _truth, _belief, entrywise);
                best = best is null || judged.Rank < best.Rank ? judged : best;
                if (best.Status == LineStatus.Follows)
                {
                    break;
                }
            }
        }
        if (best is null)
        {
            return;
        }
        if (best.Status == LineStatus.Follows && _wentWrong && Continues(statement))
        {
            best = best with { Status = LineStatus.FollowsFromWrong, Note = "This follows from an earlier line that is wrong." };
        }
        _lines.Add(new(number, text, best.Status, best.Note, TexPrinter.Print(statement), best.WrongPair == 0 ? 0 : best.WrongPair + 1 - (Continues(statement) ? 1 : 0)));
        if (best.Status is not LineStatus.NotUnderstood)
        {
            var subject = Continues(statement) && _subject is { } before ? before : best.Sides[0];
            Look(number, subject, best);
            _wentWrong = (best.Status is LineStatus.DoesNotFollow or LineStatus.FollowsFromWrong || (_wentWrong && Continues(statement))) && !EndsRight(subject, best);
            Believe(subject, best);
            (_subject, _last) = (subject, best.Sides[^1]);
        }
    }

    private void Look(int number, Expression subject, JudgedLine line)
    {
        try
        {
            _results.Look(number, subject, line, _truth, _belief);
        }
        catch (EvaluationException fault)
        {
            _lines[^1] = _lines[^1] with { Status = LineStatus.Undecided, Note = $"This line could not be computed: {fault.Message}." };
        }
    }

    private bool Continues(Statement statement) => _last is not null && (statement.Continues || statement.Sides.Count == 1);

    private IReadOnlyList<Expression> Sides(Statement statement) => Continues(statement) && _last is { } last ? [last, .. statement.Sides] : statement.Sides;

    /// <summary>A name that has no meaning yet gets one by the equation that introduces it.</summary>
    private void Define(Statement statement)
    {
        if (statement is not { Continues: false, Sides: [Expression.Symbol { Indices.Count: < 3 } symbol, var meaning, ..] } || _truth.IsKnown(symbol.Key) || _truth.Stranger(meaning) is not null)
        {
            return;
        }
        var sameBelief = ReferenceEquals(_truth, _belief);
        if (Tried(_truth.Believing(symbol, meaning)) is { } extended)
        {
            _truth = extended;
            _belief = sameBelief ? extended : Tried(_belief.Believing(symbol, meaning)) ?? _belief;
        }
    }

    /// <summary>What a wrong line, or one that builds on a wrong line, claims, holds for the lines after it.</summary>
    private void Believe(Expression subject, JudgedLine line)
    {
        var builds = line.Status is LineStatus.DoesNotFollow or LineStatus.FollowsFromWrong;
        // While something wrong is believed, a right line about the same thing takes it back.
        // Nobody may choose what the question declares: with eta = 0 everything would follow.
        if (subject is Expression.Symbol symbol && key.Context.Variables.ContainsKey(symbol.Key))
        {
            return;
        }
        if ((builds || !ReferenceEquals(_truth, _belief)) && ClaimTarget.Is(subject) && line.Sides.Count > 1 && !ClaimTarget.Same(line.Sides[^1], subject))
        {
            _belief = Tried(_belief.Believing(subject, line.Sides[^1])) ?? _belief;
        }
    }

    /// <summary>The last side is what the line is about, whatever stands between.</summary>
    private bool EndsRight(Expression subject, JudgedLine line)
    {
        try
        {
            return line.True.Count > 0 && PointwiseComparison.Of(line.True[^1], _truth.Values(subject, line.StarsAreEntrywise)).AreEqual == true;
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    /// <summary>Null where the claim cannot be computed with.</summary>
    private static DerivationScope? Tried(DerivationScope? scope)
    {
        try
        {
            return scope?.Points.Count > 0 ? scope : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }
}
