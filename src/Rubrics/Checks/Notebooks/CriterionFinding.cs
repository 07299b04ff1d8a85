using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What a test of a notebook's criterion found.</summary>
/// <param name="Share">Share of the criterion's marks that it earns, 0 to 1.</param>
/// <param name="Reason">Why, in the student's words: a sentence or two.</param>
/// <param name="Waits">A person has to decide.</param>
internal sealed record CriterionFinding(double Share, string Reason, bool Waits = false)
{
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];

    /// <summary>Advice that a student can act on.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    /// <summary>Everything is as asked.</summary>
    public static CriterionFinding Met(string reason) => new(1, reason);

    /// <summary>Nothing is earned.</summary>
    public static CriterionFinding NotMet(string reason) => new(0, reason);

    /// <summary>A person has to decide.</summary>
    public static CriterionFinding Undecided(string reason) => new(0, reason, Waits: true);

    /// <summary>Several things that one criterion asks for: it is met where all are, and it says first what is not.</summary>
    public static CriterionFinding Together(IReadOnlyList<CriterionFinding> findings)
    {
        var lost = findings.Where(f => f is { Share: < 1, Waits: false }).ToList();
        var open = findings.Where(f => f.Waits).ToList();
        return new CriterionFinding(
            lost.Count > 0 ? lost.Min(f => f.Share) : open.Count > 0 ? 0 : 1,
            string.Join(" ", (lost.Count > 0 ? lost : [.. open, .. findings.Except(open)]).Select(f => f.Reason).Where(r => r.Length > 0).Distinct()),
            lost.Count == 0 && open.Count > 0)
        {
            Exhibits = [.. findings.SelectMany(f => f.Exhibits)],
            Feedback = [.. findings.SelectMany(f => f.Feedback).Distinct()],
        };
    }
}
