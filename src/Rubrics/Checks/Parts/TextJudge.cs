using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Words that a person judges: lays out the rubric and proposes marks, which count only once somebody has decided.</summary>
internal static class TextJudge
{
    private const string Decides = "A marker decides.";

    public static PartFinding Judge(IReadOnlyList<TextCriterion> criteria, IReadOnlyList<string> accepted, PartContext context, string? text)
    {
        if (text is null)
        {
            return new PartFinding(Outcome.Waits, 0, Decides) { Criteria = [.. criteria.Select(c => Line(c, null))] };
        }

        var words = new WordList(text);
        var likeness = accepted.Select(a => words.LikenessTo(WordList.OfAuthor(a))).DefaultIfEmpty(0).Max();
        return new PartFinding(Outcome.Waits, 0, Decides)
        {
            Criteria = [.. criteria.Select(c => Line(c, Proposals.For(c, words, accepted.Count > 0 ? likeness : null)))],
            Exhibits = [WrittenWords.Exhibit(context.Part.Name.Length == 0 ? "Your words" : $"Your words: {context.Part.Title}", text)],
        };
    }

    /// <summary>Nothing was written, so there is nothing to wait for.</summary>
    public static PartFinding Empty(IReadOnlyList<TextCriterion> criteria, string reason) => new(Outcome.NotAnswered, 0, reason)
    {
        Criteria = [.. criteria.Select(c => new CriterionGrade(c.Text, Verdict.NotMet, Marks.Zero, Most(c), reason))],
    };

    private static CriterionGrade Line(TextCriterion criterion, Proposal? proposal) =>
        new(criterion.Text, Verdict.WaitsForMarker, Marks.Zero, Most(criterion), Decides, proposal);

    private static Marks Most(TextCriterion criterion) => criterion.Marks.Clamp(Marks.Zero, new Marks(1000));
}
