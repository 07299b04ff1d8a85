namespace Autograder.Reports;

/// <summary>How a report is laid out, and when it is made.</summary>
/// <param name="Paper">The paper; A4 where none is named.</param>
/// <param name="At">When the report is made: keys that are shown from a later time on are left out. Without a time, only keys without a waiting time are shown.</param>
public sealed record ReportOptions(PaperSize Paper = PaperSize.A4, DateTimeOffset? At = null)
{
    /// <summary>The stored bytes of a picture by their name; null where they are gone, or where no pictures are wanted.</summary>
    public Func<string, byte[]?> Pictures { get; init; } = _ => null;

    /// <summary>A4.</summary>
    public static readonly ReportOptions Default = new();
}
