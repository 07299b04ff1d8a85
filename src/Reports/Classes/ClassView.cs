using Autograder.Reports.Students;

namespace Autograder.Reports.Classes;

/// <summary>Everything the instructor's template shows, in its words.</summary>
internal sealed record ClassView
{
    public required DocumentView Document { get; init; }
    public required string Course { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<FactView> Tiles { get; init; }
    public required IReadOnlyList<FactView> Statistics { get; init; }
    public required string Basis { get; init; }
    public HistogramView? Histogram { get; init; }
    public required IReadOnlyList<ItemRowView> Items { get; init; }
    public required IReadOnlyList<StudentRowView> Students { get; init; }
    public string? MoreStudents { get; init; }
    public required IReadOnlyList<RemarkView> Flags { get; init; }
    public string? MoreFlags { get; init; }
    public required IReadOnlyList<CommonView> Common { get; init; }
    public string? MoreCommon { get; init; }
    public required IReadOnlyList<RemarkView> Waiting { get; init; }
    public string? MoreWaiting { get; init; }
    public required IReadOnlyList<FactView> Facts { get; init; }
}

/// <summary>The chart of totals.</summary>
internal sealed record HistogramView(string Name, string Alt);

/// <summary>One question over all submissions.</summary>
internal sealed record ItemRowView(string Number, string Title, string Maximum, string Mean, string Lowest, string Highest, decimal Share, string Waiting);

/// <summary>One submission.</summary>
internal sealed record StudentRowView(string Students, string Id, string Tone, string Status, string Late, string Total, string Percent);

/// <summary>Something about one submission.</summary>
internal sealed record RemarkView(string Students, string Id, IReadOnlyList<string> Words);

/// <summary>Something that several submissions have in common.</summary>
internal sealed record CommonView(string Ids, string What, string Surprise);
