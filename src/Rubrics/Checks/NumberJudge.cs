using System.Globalization;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges a typed number against the computed key. What cannot be read waits for a marker; it is never silently zero.</summary>
internal static class NumberJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Number check, JudgingContext context)
    {
        if (context.Answers.IsUnreadable)
        {
            return Waiting(item, "The answers file could not be read.", [.. context.Answers.Problems.Take(3)]);
        }

        if (context.Answers.Find(check.Answer) is not { Text.Length: > 0 } answer)
        {
            return ItemJudge.Nothing(item, $"There is no answer '{check.Answer}' in the answers file.",
                [.. context.Answers.Problems.Take(3), $"Write it as '{check.Answer}: 0.123'."]);
        }

        if (answer.Value is not { } value)
        {
            return Waiting(item, $"Not understood: “{answer.Text}” could not be read as a number.", ["Write numbers as 0.25, 0,25, 1/4, 25 % or 2.5e-1."]);
        }

        var right = check.Tolerance.Holds(value, check.Key.Value);
        var nearly = !right && check.Tolerance.Holds(-value, check.Key.Value);
        var words = right
            ? $"{Shown(value)} agrees with the computed key."
            : nearly ? $"{Shown(value)} has the right size but the wrong sign." : $"{Shown(value)} is not the computed key.";
        var criterion = new CriterionGrade(item.Title, right ? Verdict.Met : Verdict.NotMet, right ? item.Marks : Marks.Zero, item.Marks, words);
        return ItemJudge.Frame(item, ItemState.Graded, $"Your answer was read as {Shown(value)}.", [criterion]) with
        {
            Exhibits = check.ShowKey && !right ? [Table(answer, value, check)] : [],
            Feedback = nearly ? ["Check the sign: gradient descent subtracts η times the derivative."] : [],
        };
    }

    private static ItemGrade Waiting(Item item, string found, IReadOnlyList<string> feedback) =>
        ItemJudge.Frame(item, ItemState.WaitsForMarker, found,
            [new CriterionGrade(item.Title, Verdict.WaitsForMarker, Marks.Zero, item.Marks, "A marker will read this answer.")]) with { Feedback = feedback };

    private static Exhibit Table(TypedAnswer answer, double value, ItemCheck.Number check) => new Exhibit.Table
    {
        Title = "Your answer and the computed key",
        Columns = ["", "typed", "read as"],
        Rows =
        [
            new TableRow(["your answer", answer.Text, Shown(value)], Wrong: true),
            new TableRow(["key", "", Shown(check.Key.Value)]),
        ],
    };

    private static string Shown(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
