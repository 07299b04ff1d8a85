using Autograder.Reports.Charts;
using Autograder.Reports.Classes;
using Autograder.Reports.Marking;
using Autograder.Reports.Rendering;
using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Integrity;

namespace Autograder.Reports;

/// <summary>Makes the PDFs. Holds a few rendering processes, each started when it is first needed; may be called from several threads.</summary>
public sealed class ReportWriter : IAsyncDisposable
{
    private readonly RendererPool _renderers;

    /// <param name="folder">Where the renderer is; at the first report, <see cref="RendererFolder.Find()"/> looks for it where none is given.</param>
    public ReportWriter(RendererFolder? folder = null) => _renderers = new RendererPool(Parallelism, () => folder ?? RendererFolder.Find());

    /// <summary>How many reports are set at the same time: one for each core, up to four, since each takes some 200 MB.</summary>
    public static int Parallelism { get; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>The renderer that is asked next.</summary>
    internal TypstRenderer Renderer => _renderers.Next;

    /// <summary>The report a student gets: every mark with its reason, and how the grade was obtained. The same grade gives the same bytes.</summary>
    /// <exception cref="ReportException">The renderer is missing, or could not set this grade.</exception>
    public Task<byte[]> RenderStudentAsync(Grade grade, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (view, drawings) = StudentReport.Build(grade, options ?? ReportOptions.Default);
        return _renderers.RenderAsync(
            "student", PaperOf(options), view, drawings, ReportJsonContext.Default.RenderRequestStudentView, cancellationToken);
    }

    /// <summary>The instructor's page: distribution, means per item, everyone's total, what waits and what to look at.</summary>
    /// <param name="grades">Grades of one assignment, at least one, in the order they are to be listed.</param>
    /// <param name="findings">What submissions have in common.</param>
    /// <exception cref="ReportException">The renderer is missing, or could not set these grades.</exception>
    public Task<byte[]> RenderClassSummaryAsync(
        IReadOnlyList<Grade> grades, IReadOnlyList<CourseFinding> findings, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (view, charts) = ClassSummary.Build(grades, findings);
        Drawings drawings = new(charts, []);
        return _renderers.RenderAsync(
            "summary", PaperOf(options), view, drawings, ReportJsonContext.Default.RenderRequestClassView, cancellationToken);
    }

    /// <summary>The marker's pages: what waits, question by question across submissions, with the machine's proposals.</summary>
    /// <param name="grades">Grades of one assignment, at least one, in the order they are to be listed.</param>
    /// <exception cref="ReportException">The renderer is missing, or could not set these grades.</exception>
    public Task<byte[]> RenderMarkingAsync(
        IReadOnlyList<Grade> grades, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (view, drawings) = MarkingPages.Build(grades, options ?? ReportOptions.Default);
        return _renderers.RenderAsync(
            "marking", PaperOf(options), view, drawings, ReportJsonContext.Default.RenderRequestMarkingView, cancellationToken);
    }

    public ValueTask DisposeAsync() => _renderers.DisposeAsync();

    private static PaperSize PaperOf(ReportOptions? options) => (options ?? ReportOptions.Default).Paper;
}
