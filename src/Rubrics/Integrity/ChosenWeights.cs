using System.Globalization;
using Autograder.Reference;
using Autograder.Reference.Expressions;
using Autograder.Reference.Similarity;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks.Parts;

namespace Autograder.Rubrics.Integrity;

/// <summary>Finds students who chose the same weights where everybody was free to choose, also when hidden units stand in another order.</summary>
internal static class ChosenWeights
{
    /// <summary>With fewer numbers, equal choices are no surprise.</summary>
    private const int FewestWeights = 6;

    /// <summary>What is likelier than this among all pairs of the course is not reported.</summary>
    private const double LikelyByChance = 1e-3;

    private sealed record Choice(string Id, double[] Numbers, string AsTyped, IReadOnlyList<string> Canonical);

    public static IEnumerable<CourseFinding> Compare(IReadOnlyList<string> names, DecimalMark mark, IReadOnlyList<CourseSheet> sheets)
    {
        var choices = names.Count == 0 ? [] : sheets.Select(s => Read(s, names, mark)).OfType<Choice>().ToList();
        var popularity = new Popularity(choices.Select(c => c.Numbers));
        var pairs = choices.Count * (choices.Count - 1) / 2.0;
        return Groups(choices)
            .Select(group => (group, Chance: Math.Min(1, pairs * popularity.ChanceOf(group[0].Numbers))))
            .Where(found => found.Chance < LikelyByChance)
            .OrderBy(found => found.Chance)
            .Select(found => new CourseFinding([.. found.group.Select(c => c.Id)], What(found.group), Surprise(found.Chance, choices.Count)));
    }

    private static Choice? Read(CourseSheet sheet, IReadOnlyList<string> names, DecimalMark mark)
    {
        var arrays = new List<AnswerArray>();
        foreach (var name in names)
        {
            if ((sheet.Sheet.Assumed(name) ?? sheet.Sheet.Find(name)) is not { } typed || AnswerArray.Read(typed.Value, mark, out _) is not { } array || array.Entries.Any(e => e.Number is null))
            {
                return null;
            }

            arrays.Add(array);
        }

        double[] numbers = [.. arrays.SelectMany(a => a.Entries).Select(e => e.Number ?? 0)];
        return numbers.Length < FewestWeights || WeightVectors.AreTrivial(numbers) ? null : new Choice(sheet.Id, numbers, Key(numbers), [Canonical(arrays, transposed: false), Canonical(arrays, transposed: true)]);
    }

    /// <summary>Students write a row per unit or a column per unit; both readings are tried.</summary>
    private static string Canonical(List<AnswerArray> arrays, bool transposed)
    {
        var matrices = arrays.Select(a => transposed ? a.Transposed() : a).Select(a => Matrix.FromRowMajor(a.Rows, a.Columns, [.. a.Entries.Select(e => e.Number ?? 0)])).ToList();
        return Key(WeightVectors.Canonical(matrices, []));
    }

    private static string Key(IEnumerable<double> numbers) =>
        string.Join(' ', numbers.Select(n => (Math.Round(n, WeightVectors.UsualDigits) + 0.0).ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Sheets that are equal in one of their readings belong together.</summary>
    private static IEnumerable<List<Choice>> Groups(IReadOnlyList<Choice> choices)
    {
        var grouped = new HashSet<string>();
        foreach (var reading in (int[])[0, 1])
        {
            foreach (var group in choices.GroupBy(c => c.Canonical[reading]).Select(g => g.ToList()).Where(g => g.Count > 1))
            {
                if (grouped.Add(string.Join('|', group.Select(c => c.Id))))
                {
                    yield return group;
                }
            }
        }
    }

    private static string What(List<Choice> group) => group.Select(c => c.AsTyped).Distinct().Count() == 1
        ? $"The same {group[0].Numbers.Length} weights were chosen: {Shown(group[0].Numbers)}."
        : $"The same {group[0].Numbers.Length} weights were chosen, with hidden units in another order: {Shown(group[0].Numbers)}.";

    private static string Shown(double[] numbers) =>
        string.Join(", ", numbers.Take(12).Select(n => n.ToString("G6", CultureInfo.InvariantCulture))) + (numbers.Length > 12 ? ", …" : "");

    private static string Surprise(double chance, int students) => string.Create(
        CultureInfo.InvariantCulture,
        $"If all {students} had chosen independently, with each number as popular as it is in this course, such an agreement would happen about once in {Math.Max(1000, Math.Round(1 / Math.Max(chance, 1e-15))):N0} courses.");
}
