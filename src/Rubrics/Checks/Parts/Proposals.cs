using System.Globalization;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>What the machine proposes for a criterion of words: never more than a proposal, and never shown to students.</summary>
internal static class Proposals
{
    /// <summary>Share of the words of a model answer from which on a text counts as saying the same.</summary>
    private const double Alike = 0.75;

    /// <param name="likeness">Likeness to the nearest model answer, 0 to 1; null where there is none.</param>
    public static Proposal? For(TextCriterion criterion, WordList words, double? likeness)
    {
        var found = criterion.Facts.Where(group => group.Any(words.Has)).ToList();
        var missing = criterion.Facts.Except(found).Select(group => group[0]).ToList();
        var against = criterion.Not.Where(group => group.All(words.Has)).Select(group => string.Join(" + ", group)).ToList();
        if (criterion.Facts.Count == 0 && likeness is null)
        {
            return against.Count > 0 ? new Proposal(Marks.Zero, $"Says {string.Join(", ", against)}, which contradicts it.") : null;
        }

        var byFacts = criterion.Facts.Count > 0 && found.Count >= (criterion.AtLeast ?? criterion.Facts.Count);
        var byLikeness = criterion.Facts.Count == 0 && likeness >= Alike;
        var met = (byFacts || byLikeness) && against.Count == 0;
        return new Proposal(met ? criterion.Marks : Marks.Zero, Words(found, missing, against, likeness));
    }

    private static string Words(IReadOnlyList<IReadOnlyList<string>> found, IReadOnlyList<string> missing, IReadOnlyList<string> against, double? likeness)
    {
        var pieces = new List<string>();
        if (found.Count > 0)
        {
            pieces.Add($"found: {string.Join(", ", found.Select(group => group[0]))}");
        }

        if (missing.Count > 0)
        {
            pieces.Add($"not found: {string.Join(", ", missing)}");
        }

        if (against.Count > 0)
        {
            pieces.Add($"speaks against it: {string.Join(", ", against)}");
        }

        if (likeness is { } alike)
        {
            pieces.Add(string.Create(CultureInfo.InvariantCulture, $"{alike * 100:0} % of the nearest model answer's words"));
        }

        var text = string.Join("; ", pieces);
        return text.Length == 0 ? "Nothing to go by." : char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}
