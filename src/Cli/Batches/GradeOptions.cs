using Autograder.Reports;
using Autograder.Sandbox;

namespace Autograder.Cli.Batches;

/// <summary>What the caller of "grade" asked for.</summary>
internal sealed record GradeOptions
{
    public required string Assignment { get; init; }
    public required IReadOnlyList<string> Uploads { get; init; }
    public required string Out { get; init; }
    public required int Jobs { get; init; }

    /// <summary>Ids of submissions; all where none is named.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
    /// <summary>The course's roster; null for the one beside the submissions, if any.</summary>
    public string? Roster { get; init; }
    public bool Resume { get; init; }

    /// <summary>Null leaves it to the package.</summary>
    public GpuNeed? Gpu { get; init; }
    public ReportOptions Paper { get; init; } = ReportOptions.Default;
    public bool Pdf { get; init; } = true;
    public bool Json { get; init; }

    /// <summary>Refuses an engine with known holes.</summary>
    public bool Strict { get; init; }
    public IReadOnlySet<string> SkipRuns { get; init; } = new HashSet<string>();
}
