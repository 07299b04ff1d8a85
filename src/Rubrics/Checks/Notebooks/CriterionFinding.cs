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
}
