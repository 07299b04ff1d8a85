using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Proving;

/// <summary>What proving a package found.</summary>
public sealed record ProofReport
{
    /// <summary>The author's mistakes; empty when the package is sound.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Every submission that was graded, with its marks.</summary>
    public required IReadOnlyList<ProvedSubmission> Submissions { get; init; }

    /// <summary>Items that could not be proved on this machine, and why.</summary>
    public required IReadOnlyList<string> Unproved { get; init; }

    /// <summary>How many mutants of the reference were tried.</summary>
    public required int MutantsTried { get; init; }

    /// <summary>Mutants that earned full marks in everything that was judged: gaps in the package's checks, or changes that do not matter.</summary>
    public required IReadOnlyList<SurvivingMutant> Survivors { get; init; }

    public bool Sound => Problems.Count == 0;
}

/// <summary>One submission of the package and whether it came out as it must.</summary>
public sealed record ProvedSubmission(string Name, Marks Total, Marks Maximum, bool AsExpected, TimeSpan Took);

/// <summary>A change of the reference that no check noticed.</summary>
/// <param name="Cell">Number of the code cell, in notebooks.</param>
public sealed record SurvivingMutant(string File, int? Cell, int Line, string Was, string Now)
{
    public override string ToString() => $"{File}:{(Cell is { } cell ? $"cell {cell}:" : "")}{Line}: {Was} → {Now}";
}

/// <summary>How thoroughly to prove.</summary>
/// <param name="Mutants">Most mutants of functions to try.</param>
/// <param name="Full">Makes every run for every wrong submission, also those that expected.yaml skips to save time.</param>
/// <param name="SkipRuns">Runs left out throughout.</param>
public sealed record ProofOptions(int Mutants, bool Full, IReadOnlySet<string> SkipRuns)
{
    /// <summary>Most mutants of notebooks to try; each costs at least one training.</summary>
    public int NotebookMutants { get; init; }
}
