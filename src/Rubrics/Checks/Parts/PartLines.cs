using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>The lines of marks of a part: the same in number and order whatever was answered, so that a marker's decision finds its line again.</summary>
internal static class PartLines
{
    public static int Count(Part part) => Of(part)?.Count ?? 1;

    /// <summary>Lines of their own, or null where the part is one line.</summary>
    public static IReadOnlyList<(string Text, Marks Marks)>? Of(Part part) => part.Check switch
    {
        PartCheck.Text text => [.. text.Criteria.Select(c => (c.Text, Most(c.Marks)))],
        PartCheck.Drawing { Criteria.Count: > 0 } drawing => [.. drawing.Criteria.Select(c => (c.Text, Most(c.Marks)))],
        PartCheck.Network network => [.. network.Criteria.Select(c => (c.Text, c.Marks))],
        PartCheck.Derivation derivation => [.. derivation.Required.Select(r => (r.Text, r.Marks))],
        _ => null,
    };

    /// <summary>All lines in the same state without marks.</summary>
    public static IReadOnlyList<CriterionGrade>? All(Part part, Verdict verdict, string reason) =>
        Of(part) is { } lines ? [.. lines.Select(l => new CriterionGrade(l.Text, verdict, Marks.Zero, l.Marks, reason))] : null;

    private static Marks Most(Marks marks) => marks < Marks.Zero ? Marks.Zero : marks;
}
