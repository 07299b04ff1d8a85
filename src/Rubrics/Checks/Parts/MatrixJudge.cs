using System.Globalization;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Judges vectors, matrices, shapes and lists of numbers entry by entry.</summary>
internal static class MatrixJudge
{
    public const int MostEntries = 4096;

    public static PartFinding Judge(PartCheck.Matrix check, PartContext context, TypedAnswer answer)
    {
        var typed = AnswerArray.Read(answer.Value, context.Decimal, out var problem);
        if (typed is null || typed.Entries.Count > MostEntries)
        {
            return Unread(answer, typed is null ? problem : $"it has more than {MostEntries} entries");
        }

        var key = context.Keys.Evaluate(check.Value).Value is { } value ? AnswerArray.Of(value) : null;
        if (FirstUnread(typed, key, context, check) is { } word)
        {
            return Unread(answer, $"“{Excerpt.Of(word, 40)}” is not understood as a number");
        }

        var comparison = new ArrayComparison(check);
        var shown = typed.Shape.Count == 0 ? typed.Entries[0].Text : typed.Entries.Count <= 6 ? answer.Value.Shown : $"Your array ({typed.ShapeWords})";
        var finding = ReadingJudge.Judge(context, shown, given => AnswerArray.Of(given) is { } expected ? comparison.Share(typed, expected) : 0, given => Wrong(typed, AnswerArray.Of(given), shown));
        if (check.UnevaluatedShare < 1 && finding.Share > 0 && typed.Entries.Any(e => e.Worked))
        {
            finding = finding with { Outcome = Outcome.Near, Share = finding.Share * check.UnevaluatedShare, Reason = finding.Reason + " The values themselves are asked for, not how to work them out." };
        }

        return finding with
        {
            Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, ArrayTex.Of(typed), null)],
            Exhibits = finding.Share < 1 && key is not null && comparison.Marked(typed, key) is { } rows
                ? [new Exhibit.MatrixEntries { Title = $"{context.Part.Title}: your entries", Rows = rows }] : [],
        };
    }

    private static PartFinding Unread(TypedAnswer answer, string problem) => PartFinding.Unread($"Not understood: {problem}.") with
    {
        Understood = [new UnderstoodAnswer(answer.Name, answer.Value.Shown, null, problem)],
        Feedback = ["Write a vector as [1, 2.5, -3] and a matrix as [[1, 2], [3, 4]], one list for each row."],
    };

    /// <summary>Words are understood where the part declares them or a key has them.</summary>
    private static string? FirstUnread(AnswerArray typed, AnswerArray? key, PartContext context, PartCheck.Matrix check)
    {
        if (typed.Entries.All(e => e.Number is not null))
        {
            return null;
        }

        var others = check.Others.All.Select(r => r.Key is { } other && context.Keys.Evaluate(other).Value is { } value ? AnswerArray.Of(value) : null);
        var words = others.Append(key).OfType<AnswerArray>().SelectMany(a => a.Entries).Where(e => e.Number is null).Select(e => e.Text)
            .Concat(check.Symbols).Select(ArrayComparison.Normal).ToHashSet();
        return typed.Entries.Where(e => e.Number is null && !words.Contains(ArrayComparison.Normal(e.Text))).Select(e => e.Text).FirstOrDefault();
    }

    private static string Wrong(AnswerArray typed, AnswerArray? key, string shown) =>
        key is not null && typed.Entries.Count != key.Entries.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{shown} does not have the shape that is asked for: it is {typed.ShapeWords}.")
            : $"{shown} is not the computed key.";
}
