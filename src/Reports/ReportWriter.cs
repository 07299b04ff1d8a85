using Autograder.Reports.Rendering;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports;

/// <summary>Makes the PDFs. Holds one rendering process, started at the first report; safe to call from several threads, one document at a time is set.</summary>
public sealed class ReportWriter : IAsyncDisposable
{
    private readonly TypstRenderer _renderer;

    /// <param name="folder">Where the renderer is; found by <see cref="RendererFolder.Find"/> where none is given.</param>
    public ReportWriter(RendererFolder? folder = null) => _renderer = new TypstRenderer(folder ?? RendererFolder.Find());

    /// <summary>The report a student gets: every mark with its reason, and how the grade was obtained. The same grade gives the same bytes.</summary>
    /// <exception cref="ReportException">The renderer is missing, or could not set this grade.</exception>
    public Task<byte[]> RenderStudentAsync(Grade grade, ReportOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>The instructor's page: distribution, means per item, everyone's total, what waits and what to look at.</summary>
    /// <param name="grades">Grades of one assignment, in the order they are to be listed.</param>
    /// <exception cref="ReportException">The renderer is missing, or could not set these grades.</exception>
    public Task<byte[]> RenderClassSummaryAsync(
        IReadOnlyList<Grade> grades, ReportOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    public ValueTask DisposeAsync() => _renderer.DisposeAsync();
}
