using Autograder.Reference.Booleans;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges a formula of false and true by its value in every case.</summary>
internal static class BooleanJudge
{
    public static PartFinding Judge(PartCheck.Boolean check, TypedAnswer answer)
    {
        if (check.Formula is not { } key)
        {
            throw new InvalidOperationException("A package with mistakes is not graded.");
        }

        var problem = "one formula is asked for, not a list";
        if (answer.Value is not Typed.Words { Text: var text } || BooleanParser.Parse(RightSide(text), check.Variables, out problem) is not { } typed)
        {
            return PartFinding.Unread($"Not understood: {problem}.") with { Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, problem)] };
        }

        return Compare(check, key, typed) with { Understood = [new UnderstoodAnswer(answer.Name, text, typed.Tex, null)] };
    }

    private static PartFinding Compare(PartCheck.Boolean check, BooleanFormula key, BooleanFormula typed)
    {
        var differing = FirstDifference(check.Variables.Count, key, typed);
        if (differing is not { } at)
        {
            return new PartFinding(Outcome.Right, 1, $"It is right in all {1 << check.Variables.Count} cases.");
        }

        foreach (var (reading, outcome) in check.Accepted.Select(r => (r, Outcome.Accepted)).Concat(check.Near.Select(r => (r, Outcome.Near))))
        {
            if (FirstDifference(check.Variables.Count, reading.Formula, typed) is null)
            {
                return new PartFinding(outcome, reading.Share, reading.Says.Length > 0 ? reading.Says : outcome == Outcome.Accepted ? "Right in another accepted reading." : "This comes from a known mistake.");
            }
        }

        var values = string.Join(", ", check.Variables.Select((v, i) => $"{v} = {at >> i & 1}"));
        return new PartFinding(Outcome.Wrong, 0, $"At {values} it gives {(typed.At(at) ? 1 : 0)}, not {(key.At(at) ? 1 : 0)}.");
    }

    private static int? FirstDifference(int variables, BooleanFormula one, BooleanFormula other) =>
        Enumerable.Range(0, 1 << variables).Select(i => (int?)i).FirstOrDefault(i => one.At(i ?? 0) != other.At(i ?? 0));

    /// <summary>An equation may be typed: what it is equal to counts.</summary>
    public static string RightSide(string text) => text[(text.LastIndexOf('=') + 1)..];
}
