using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Operations;

/// <summary>What judging one case concluded.</summary>
public sealed record CaseFinding
{
    public required CaseOutcome Outcome { get; init; }

    /// <summary>Key of the diagnosed mistake, one of <see cref="Mistakes.Known"/>; set for <see cref="CaseOutcome.NearMiss"/> only.</summary>
    public string? Mistake { get; init; }

    /// <summary>For the student: what is off and what to try. Gives no expected number away.</summary>
    public required string Words { get; init; }

    /// <summary>Which case this was, such as "3 layers 4-5-3, 7 examples".</summary>
    public required string Label { get; init; }

    /// <summary>A few numbers, got against expected, where they differ most; to be dropped unless the author shows values.</summary>
    public Exhibit.Table? Table { get; init; }

    /// <summary>Remarks that cost nothing: accepted conventions, odd shapes, what the driver noticed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
