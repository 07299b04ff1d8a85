using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Autograder.Reports.Charts;

namespace Autograder.Reports.Rendering;

/// <summary>Sets PDFs in one rendering process, one document at a time.</summary>
internal sealed class TypstRenderer(Func<RendererFolder> find) : IAsyncDisposable
{
    private readonly RenderingChild _child = new(find, "renderer.mjs", TimeSpan.FromSeconds(60));

    /// <summary>The child's process id, or null where none runs.</summary>
    internal int? ProcessId => _child.ProcessId;

    /// <exception cref="ReportException">The renderer is missing, refused the document, or failed twice on it.</exception>
    public async Task<byte[]> RenderAsync<TView>(
        string template, PaperSize paper, TView view, Drawings drawings,
        JsonTypeInfo<RenderRequest<TView>> typeInfo, CancellationToken cancellationToken)
    {
        (byte[]? pdf, string why) = await _child.AskAsync(
            id => JsonSerializer.SerializeToUtf8Bytes(new RenderRequest<TView>(id, template, PaperName(paper), view, drawings.Charts, drawings.Pictures), typeInfo), cancellationToken);
        return pdf ?? throw new ReportException(why);
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private static string PaperName(PaperSize paper) => paper switch
    {
        PaperSize.A4 => "a4",
        PaperSize.UsLetter => "us-letter",
    };
}
