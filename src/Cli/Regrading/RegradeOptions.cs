using Autograder.Reports;

namespace Autograder.Cli.Regrading;

/// <summary>What the caller of "regrade" asked for.</summary>
internal sealed record RegradeOptions
{
    public required string Out { get; init; }

    /// <summary>The changed package; null takes the copy that was graded with.</summary>
    public string? Assignment { get; init; }

    /// <summary>A filled-in marks.csv, or null.</summary>
    public string? Marks { get; init; }
    public ReportOptions Paper { get; init; } = ReportOptions.Default;
    public bool Pdf { get; init; } = true;
    public bool Json { get; init; }
}
