using Autograder.Reports;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Integrity;
using Autograder.Rubrics.Marking;

namespace Autograder.Cli.Batches;

/// <summary>The files that people read, in the output folder.</summary>
internal sealed class ResultFiles(BatchFolder folder)
{
    private const string GradebookName = "gradebook.csv";
    private const string SummaryName = "class-summary.pdf";
    private const string IntegrityName = "integrity.csv";
    private const string MarkingName = "marking.pdf";

    /// <summary>The sheet that markers fill in; <c>regrade --marks</c> reads it back.</summary>
    public const string MarksName = "marks.csv";

    /// <summary>Keeps a grade for later and writes its results.json.</summary>
    public void Write(Grade grade)
    {
        var id = grade.Submission.Id;
        Write(folder.GradeFile(id), GradeJson.Write(grade));
        Write(Path.Combine(folder.ReportsOf(id), "results.json"), ResultsJson.Write(grade));
    }

    public bool HasReport(string id) => File.Exists(ReportOf(id));

    public async Task WriteReportAsync(Grade grade, ReportWriter reports, ReportOptions options) =>
        Write(ReportOf(grade.Submission.Id), await reports.RenderStudentAsync(grade, WithPictures(options), CancellationToken.None));

    public void WriteGradebook(IReadOnlyList<Grade> grades) => Write(Path.Combine(folder.Path, GradebookName), Gradebook.Write(grades));

    public async Task WriteSummaryAsync(IReadOnlyList<Grade> grades, IReadOnlyList<CourseFinding> findings, ReportWriter reports, ReportOptions options) =>
        Write(Path.Combine(folder.Path, SummaryName), await reports.RenderClassSummaryAsync(grades, findings, options, CancellationToken.None));

    /// <summary>What submissions have in common; gone where nothing was found.</summary>
    public void WriteIntegrity(IReadOnlyList<CourseFinding> findings)
    {
        var path = Path.Combine(folder.Path, IntegrityName);
        if (findings.Count == 0)
        {
            File.Delete(path);
        }
        else
        {
            Write(path, IntegritySheet.Write(findings));
        }
    }

    /// <summary>The sheet of what waits for a marker; gone where nothing does. One that somebody has begun to fill in stays as it is.</summary>
    /// <returns>False where it was left alone.</returns>
    public bool WriteMarksSheet(IReadOnlyList<Grade> grades)
    {
        var path = Path.Combine(folder.Path, MarksName);
        if (File.Exists(path) && HasNewMarks(path, grades))
        {
            return false;
        }

        if (MarksSheet.IsEmpty(grades))
        {
            File.Delete(path);
            return true;
        }

        Write(path, MarksSheet.Write(grades));
        return true;
    }

    /// <summary>The marker's pages; gone where nothing waits.</summary>
    public async Task WriteMarkingPagesAsync(IReadOnlyList<Grade> grades, ReportWriter reports, ReportOptions options)
    {
        var path = Path.Combine(folder.Path, MarkingName);
        if (MarksSheet.IsEmpty(grades))
        {
            File.Delete(path);
        }
        else
        {
            Write(path, await reports.RenderMarkingAsync(grades, WithPictures(options), CancellationToken.None));
        }
    }

    /// <summary>Marks that no regrade has taken yet, or a sheet that cannot be read: neither is ours to throw away.</summary>
    private bool HasNewMarks(string path, IReadOnlyList<Grade> grades)
    {
        var byId = grades.ToDictionary(g => g.Submission.Id);
        var (decisions, problems) = MarksTable.Read(File.ReadAllText(path), byId, DateTimeOffset.UnixEpoch);
        var kept = folder.Decisions();
        return problems.Count > 0 || decisions.Any(d => !kept(byId[d.Submission].Submission)
            .Any(k => (k.Item, k.Criterion, k.Marks) == (d.Decision.Item, d.Decision.Criterion, d.Decision.Marks)));
    }

    private ReportOptions WithPictures(ReportOptions options) => options with { Pictures = name => folder.Store.Blobs.Has(name) ? folder.Store.Blobs.Get(name) : null };

    private string ReportOf(string id) => Path.Combine(folder.ReportsOf(id), "report.pdf");

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/");
        AtomicFile.Write(path, content);
    }
}
