using System.Globalization;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Checks.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;

namespace Autograder.Rubrics.Proving;

/// <summary>A marker who does what the machine proposes, to prove the proposals of a package.</summary>
internal static class ProposalFollower
{
    /// <summary>A decision for every criterion that only a person can judge. Where nothing could be proposed, full marks; what was not understood stays open.</summary>
    public static IReadOnlyList<MarkerDecision> Decide(Assignment assignment, Grade grade) =>
        [.. assignment.Items.Zip(grade.Items).SelectMany(pair => Decide(pair.First, pair.Second))];

    private static IEnumerable<MarkerDecision> Decide(Item item, ItemGrade grade)
    {
        var ofPerson = item.Check.Typed is { } answers
            ? Enumerable.Repeat(false, item.Check.LinesBeforeTyped).Concat(answers.Parts.SelectMany(p => Enumerable.Repeat(p.Check is PartCheck.Text or PartCheck.Drawing, PartLines.Count(p)))).ToList() : [];
        for (var i = 0; i < grade.Criteria.Count; i++)
        {
            var criterion = grade.Criteria[i];
            var isDeduction = i >= ofPerson.Count;
            if (criterion.Verdict == Verdict.WaitsForMarker && (criterion.Proposal is not null || !isDeduction && ofPerson[i]))
            {
                var marks = criterion.Proposal?.Marks ?? criterion.Maximum;
                yield return new MarkerDecision(item.Id, i + 1, criterion.Text, marks, "proposal", DateTimeOffset.UnixEpoch,
                    criterion.Proposal is { } proposal ? string.Create(CultureInfo.InvariantCulture, $"By the proposal: {proposal.Words}") : "");
            }
        }
    }
}
