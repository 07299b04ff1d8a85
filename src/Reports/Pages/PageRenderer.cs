using System.Text.Json;
using Autograder.Reports.Charts;
using Autograder.Reports.Rendering;
using Autograder.Reports.Wording;

namespace Autograder.Reports.Pages;

/// <summary>
/// Pieces of web pages: texts with formulas, code, charts, Markdown. What it returns is safe to stand in a page as it is, needs no script and no inline
/// style, and loads nothing. Safe for several threads; keeps one child process, and in memory what was made last.
/// </summary>
/// <remarks>What is not understood, is too large, or takes too long is shown as the text that it is: a page never fails for what somebody wrote.</remarks>
public sealed class PageRenderer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly RenderingChild _child;
    private readonly RecentTexts _recent = new();

    /// <summary>Pieces that were not answered once.</summary>
    private readonly RecentTexts _failed = new(mostCharacters: 1 << 20);

    /// <param name="find">Where the Node program lies; asked when something is first rendered.</param>
    public PageRenderer(Func<RendererFolder> find) => _child = new RenderingChild(find, "pages.mjs", Patience);

    /// <summary>Where <see cref="RendererFolder.Find()"/> finds it.</summary>
    public PageRenderer() : this(RendererFolder.Find) { }

    /// <summary>MathML for each formula, given as TeX without dollar signs.</summary>
    /// <param name="display">On lines of their own.</param>
    public async Task<IReadOnlyList<string>> FormulasAsync(IReadOnlyList<string> tex, bool display, CancellationToken cancellationToken)
    {
        List<PagePiece> pieces = tex.Select(one => PagePiece.OfFormula(one, display)).ToList();
        IReadOnlyDictionary<string, string> made = await MakeAsync(pieces, cancellationToken);
        return pieces.Select(piece => made[piece.Key]).ToList();
    }

    /// <summary>HTML for each text: formulas between dollar signs, code between backticks, line breaks.</summary>
    public Task<IReadOnlyList<string>> TextsAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        TextsAsync(texts.Select(text => RichTextParser.Parse(text, PageText.Longest)).ToList(), cancellationToken);

    /// <inheritdoc cref="TextsAsync(IReadOnlyList{string}, CancellationToken)"/>
    public async Task<IReadOnlyList<string>> TextsAsync(IReadOnlyList<RichText> texts, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> made = await MakeAsync(texts.SelectMany(text => text.Segments).Where(s => s.IsFormula).Select(s => PagePiece.OfFormula(s.Text, display: false)), cancellationToken);
        return texts.Select(text => string.Concat(text.Segments.Select(segment =>
            segment.IsFormula ? made[PagePiece.OfFormula(segment.Text, display: false).Key] : segment.IsCode ? $"<code>{PageText.Escape(segment.Text)}</code>" : PageText.WithBreaks(segment.Text)))).ToList();
    }

    /// <summary>HTML to stand within <c>pre</c> and <c>code</c>: words of the language in spans with classes <c>hljs-…</c>. Long code is not coloured.</summary>
    public async Task<string> CodeAsync(string code, CodeLanguage language, CancellationToken cancellationToken)
    {
        PagePiece piece = PagePiece.OfCode(code, language);
        return (await MakeAsync([piece], cancellationToken))[piece.Key];
    }

    /// <summary>A whole SVG document, for a file of its own or within a page.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="description">Its numbers in words, for those who do not see it.</param>
    /// <param name="dark">For a dark page.</param>
    /// <exception cref="ReportException">It could not be drawn: a mistake of ours.</exception>
    public async Task<string> ChartAsync(ChartRequest chart, string title, string description, bool dark, CancellationToken cancellationToken)
    {
        PagePiece piece = PagePiece.OfChart(chart, title, description, dark);
        string svg = (await MakeAsync([piece], cancellationToken))[piece.Key];
        return svg.Length > 0 ? svg : throw new ReportException($"The chart {chart.Name} could not be drawn.");
    }

    /// <summary>HTML of an author's text in Markdown: headings begin at h2, links open nothing of ours, no HTML of the author's own.</summary>
    /// <param name="pictureUrl">Where a picture that the text names lies, such as <c>figures/net.png</c>; null where there is none of that name.</param>
    public async Task<RenderedPage> MarkdownAsync(string markdown, Func<string, string?> pictureUrl, CancellationToken cancellationToken)
    {
        MarkdownPage page = MarkdownPage.Parse(markdown, pictureUrl);
        IReadOnlyList<PagePiece> pieces = page.Pieces;
        string html = page.Html(await MakeAsync(pieces, cancellationToken));
        return new RenderedPage(html, pieces.All(piece => piece.IsTooLarge || _recent.Find(piece.Key) is not null));
    }

    /// <summary>Ends the child process.</summary>
    public ValueTask DisposeAsync() => _child.DisposeAsync();

    /// <summary>HTML by the pieces' keys.</summary>
    private async Task<IReadOnlyDictionary<string, string>> MakeAsync(IEnumerable<PagePiece> wanted, CancellationToken cancellationToken)
    {
        Dictionary<string, string> made = new(StringComparer.Ordinal);
        List<PagePiece> missing = [];
        foreach (PagePiece piece in wanted.DistinctBy(p => p.Key, StringComparer.Ordinal))
        {
            if (piece.IsTooLarge) made[piece.Key] = piece.Fallback();
            else if (_recent.Find(piece.Key) is { } known) made[piece.Key] = known;
            else missing.Add(piece);
        }
        foreach (PagePiece[] batch in missing.Chunk(PagePiece.MostInBatch))
        {
            PieceAnswer[] results = await AskAsync(batch, cancellationToken);
            foreach ((PagePiece piece, PieceAnswer answer) in batch.Zip(results))
            {
                string shown = answer.Html ?? piece.Fallback();
                made[piece.Key] = shown;
                // What took too long may have met a busy machine: it is tried once more, and only then kept as it was written, or each look at a page would wait for it.
                // A chart is drawn from numbers of ours, within bounds, and there is nothing to show in its place: it is asked for until it comes.
                if (answer.IsAnswered || (shown.Length > 0 && _failed.Find(piece.Key) is not null)) _recent.Add(piece.Key, shown);
                else _failed.Add(piece.Key, "");
            }
        }
        return made;
    }

    private async Task<PieceAnswer[]> AskAsync(PagePiece[] batch, CancellationToken cancellationToken)
    {
        (byte[]? made, _) = await _child.AskAsync(id => JsonSerializer.SerializeToUtf8Bytes(new PageRequest(id, batch.Select(p => p.Content).ToList()), PageJsonContext.Default.PageRequest), cancellationToken);
        if (made is not null)
        {
            string?[] texts = JsonSerializer.Deserialize(made, PageJsonContext.Default.StringArray) ?? new string?[batch.Length];
            return [.. texts.Select(text => new PieceAnswer(text, IsAnswered: true))];
        }
        if (batch.Length == 1) return [new PieceAnswer(null, IsAnswered: false)];
        // One piece spoils its batch for the others: each by itself.
        List<PieceAnswer> results = [];
        foreach (PagePiece piece in batch) results.AddRange(await AskAsync([piece], cancellationToken));
        return [.. results];
    }

    /// <param name="Html">Null where nothing could be made of the piece.</param>
    /// <param name="IsAnswered">The child said so; otherwise it took too long, or ended.</param>
    private sealed record PieceAnswer(string? Html, bool IsAnswered);
}
