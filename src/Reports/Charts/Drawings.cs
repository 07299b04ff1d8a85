namespace Autograder.Reports.Charts;

/// <summary>What is drawn in a document: charts of ours, and pictures of the submission's.</summary>
public sealed record Drawings(IReadOnlyList<ChartRequest> Charts, IReadOnlyList<PictureRequest> Pictures)
{
    public static Drawings None { get; } = new([], []);
}
