using Autograder.Reports;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Batches;

/// <summary>The files that people read, in the output folder.</summary>
internal sealed class ResultFiles(BatchFolder folder)
{
    private const string GradebookName = "gradebook.csv";
    private const string SummaryName = "class-summary.pdf";

    /// <summary>Keeps a grade for later and writes its results.json.</summary>
    public void Write(Grade grade)
    {
        var id = grade.Submission.Id;
        Write(folder.GradeFile(id), GradeJson.Write(grade));
        Write(Path.Combine(folder.ReportsOf(id), "results.json"), ResultsJson.Write(grade));
    }

    public bool HasReport(string id) => File.Exists(ReportOf(id));

    public async Task WriteReportAsync(Grade grade, ReportWriter reports, ReportOptions options) =>
        Write(ReportOf(grade.Submission.Id), await reports.RenderStudentAsync(grade, options, CancellationToken.None));

    public void WriteGradebook(IReadOnlyList<Grade> grades) => Write(Path.Combine(folder.Path, GradebookName), Gradebook.Write(grades));

    public async Task WriteSummaryAsync(IReadOnlyList<Grade> grades, ReportWriter reports, ReportOptions options) =>
        Write(Path.Combine(folder.Path, SummaryName), await reports.RenderClassSummaryAsync(grades, options, CancellationToken.None));

    private string ReportOf(string id) => Path.Combine(folder.ReportsOf(id), "report.pdf");

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/");
        AtomicFile.Write(path, content);
    }
}
