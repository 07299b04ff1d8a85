namespace Autograder.Reports;

/// <summary>The paper a report is laid out for.</summary>
public enum PaperSize
{
    /// <summary>210 × 297 mm.</summary>
    A4,

    /// <summary>8.5 × 11 in.</summary>
    UsLetter,
}
