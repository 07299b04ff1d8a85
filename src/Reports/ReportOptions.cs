namespace Autograder.Reports;

/// <summary>How a report is laid out. Nothing here changes what it says.</summary>
/// <param name="Paper">The paper; A4 where none is named.</param>
public sealed record ReportOptions(PaperSize Paper = PaperSize.A4)
{
    /// <summary>A4.</summary>
    public static readonly ReportOptions Default = new();
}
