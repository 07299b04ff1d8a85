using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Proofs;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges a typed formula by what it is worth at sampled points, and by what was proved; what cannot be settled waits for a marker.</summary>
internal static class ExpressionJudge
{
    public static PartFinding Judge(PartCheck.Expression check, PartContext context, TypedAnswer answer)
    {
        if (check.Context is null || check.Formula is null)
        {
            throw new InvalidOperationException($"The formula of {context.Part.FullName} was not read; a package with mistakes is not graded.");
        }

        if (answer.Value is not Typed.Words { Text: var text })
        {
            return Unread(answer, "one formula is asked for, not a list");
        }

        var parsed = check.Context.Parse(text);
        if (!parsed.Understood)
        {
            return Unread(answer, $"{parsed.Problem.Message} (at character {Numbers.Shown(parsed.Problem.Position)})");
        }

        if (Stranger(check.Context, parsed) is { } stranger)
        {
            return Unread(answer, $"'{stranger}' does not occur in this question");
        }

        var finding = Compare(check, check.Formula, context, parsed.Value, parsed.OtherReading?.Last);
        return finding with { Understood = [new UnderstoodAnswer(answer.Name, text, TexPrinter.Print(parsed.Value.Last), parsed.Value.Sides.Count > 1 ? "the last side counts" : null), .. finding.Understood] };
    }

    /// <summary>What has no meaning in the question in either reading of a formula; null where one of them can be judged.</summary>
    public static string? Stranger(FormulaContext context, Parsed<Statement> parsed) =>
        parsed.Value is null || parsed.OtherReading is { } other && context.Stranger(other.Last) is null ? null : context.Stranger(parsed.Value.Last);

    public static string KeyTex(PartCheck.Expression check) => check.Formula is { } formula ? TexPrinter.Print(formula.Key.Key) : "";

    private static PartFinding Compare(PartCheck.Expression check, AuthorFormula formula, PartContext context, Statement statement, Expression? other)
    {
        using var effort = Effort.OfOneAnswer();
        var typed = statement.Last;
        var printed = Printed(check, context);
        var key = context.Decision?.Kind == DecisionKind.Keep && printed is not null ? printed : formula.Key;
        var verdict = key.Compare(typed, other);
        if (verdict is EquivalenceVerdict.Equal equal)
        {
            if (LeavesDerivatives(check, formula, equal))
            {
                return new PartFinding(Outcome.Wrong, 0, "It is equal to the key, but leaves the derivative to be worked out, which is what is asked for.");
            }

            return Settled(context, key, equal, how => check.Form.FirstMissing(equal.Reading) is { } missing
                ? new PartFinding(Outcome.Near, check.FormShare, $"It is equal to the key{how}. {missing}")
                : new PartFinding(Outcome.Right, 1, $"It is equal to the key{how}."));
        }

        if (context.Decision?.Kind == DecisionKind.AcceptBoth && printed?.Compare(typed, other) is EquivalenceVerdict.Equal accepted)
        {
            return Settled(context, printed, accepted, how => new PartFinding(Outcome.Accepted, 1, $"This is what the printed solution says; the instructor accepts it, too. (Equal to it{how}.)"));
        }

        foreach (var (reading, outcome) in check.Accepted.Select(r => (r, Outcome.Accepted)).Concat(check.Near.Select(r => (r, Outcome.Near))))
        {
            if (reading.Formula.Key.Compare(typed, other) is EquivalenceVerdict.Equal alike && !LeavesDerivatives(check, reading.Formula, alike))
            {
                var says = reading.Says.Length > 0 ? reading.Says : outcome == Outcome.Accepted ? "Right in another accepted reading." : "This comes from a known mistake.";
                return Settled(context, reading.Formula.Key, alike, how => new PartFinding(outcome, reading.Share, $"{says} (Equal to that reading{how}.)"));
            }
        }

        return verdict switch
        {
            EquivalenceVerdict.Different { Mistake: not null, Example: { } example } different => new PartFinding(Outcome.Wrong, 0, $"{different.Why} For example, {example}."),
            EquivalenceVerdict.Different different => new PartFinding(Outcome.Wrong, 0, different.Why),
            EquivalenceVerdict.Undecided undecided => new PartFinding(Outcome.Undecided, 0, $"Not settled: {undecided.Why}. A marker will look at it."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Whoever writes d(x²)/dx has the grader differentiate. Where the package says what such an answer is worth, that holds.</summary>
    private static bool LeavesDerivatives(PartCheck.Expression check, AuthorFormula formula, EquivalenceVerdict.Equal equal) =>
        !formula.HasDerivatives && !check.Form.WithoutDerivatives && Symbols.Nodes(equal.Reading).Any(n => n is Expression.Derivative);

    /// <summary>A formula that is equal to another at all sampled points: proved, not proved, or refuted, which should not happen and is for people.</summary>
    private static PartFinding Settled(PartContext context, FormulaKey key, EquivalenceVerdict.Equal equal, Func<string, PartFinding> found) =>
        context.Proofs.Find(key.Context, key.Key, equal.Reading) switch
        {
            ProofVerdict.Proved => found(": proved"),
            ProofVerdict.Unknown or null => found(" at all sampled points"),
            ProofVerdict.Disproved => new PartFinding(Outcome.Undecided, 0, "Not settled: it is equal at all sampled points, but a computer-algebra system finds a difference. A marker will look at it.")
            {
                Flags = [$"{context.Part.FullName}: sampling finds {PlainPrinter.Print(equal.Reading)} equal to {PlainPrinter.Print(key.Key)}, a computer-algebra system does not. Look at it by hand, and tell us."],
            },
        };

    /// <summary>The printed solution of a decision as a key; null where there is none or it cannot be computed.</summary>
    private static FormulaKey? Printed(PartCheck.Expression check, PartContext context) =>
        context.Decision is { Kind: DecisionKind.Keep or DecisionKind.AcceptBoth, Printed: Typed.Words { Text: var text } } && check.Context?.Parse(text) is { Understood: true } parsed
            ? FormulaKey.Create(check.Context, parsed.Value.Last, out _) : null;

    private static PartFinding Unread(TypedAnswer answer, string problem) =>
        PartFinding.Unread($"Not understood: {problem}.") with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, problem)] };
}
