using Autograder.Reports.Charts;

namespace Autograder.Reports.Rendering;

/// <summary>One document to set.</summary>
/// <param name="Template">"student", "summary" or "marking".</param>
/// <param name="Paper">"a4" or "us-letter".</param>
internal sealed record RenderRequest<TView>(long Id, string Template, string Paper, TView Data, IReadOnlyList<ChartRequest> Charts, IReadOnlyList<PictureRequest> Pictures);

/// <summary>What the renderer says before the PDF.</summary>
/// <param name="Rss">Bytes of memory it holds.</param>
internal sealed record RenderReply(long? Id, long Rss, string? Error = null);
