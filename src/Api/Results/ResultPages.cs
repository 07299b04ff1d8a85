using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Reports;
using Autograder.Reports.Students;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Results;

/// <summary>Gathers what the page of a submission shows.</summary>
internal sealed class ResultPages(PortalDb db, RegradeRequests requests, BlobStore blobs, Typesetter typesetter, TimeProvider time)
{
    public async Task<ResultPage> BuildAsync(SubmissionResult result, ProgressState progress, Viewer viewer, CancellationToken cancel) => new()
    {
        Result = result,
        Progress = progress,
        Report = result.Grade is { } grade ? await ShowAsync(result.Submission, grade, cancel) : null,
        Requests = result.Grade is null ? [] : await requests.OfAsync(result.Submission.Id, cancel),
        ReleasedFrom = ReleaseState.From(result.Assignment, result.Package),
        Newest = result.IsAuthor ? await NewestAsync(result, viewer, cancel) : null,
    };

    /// <summary>The n-th chart of a grade's report as SVG; null where there is none.</summary>
    public async Task<string?> ChartAsync(Grade grade, int number, bool dark, CancellationToken cancel)
    {
        var (view, drawings) = Build(grade, []);
        return drawings.Charts.ElementAtOrDefault(number) is { } chart && view.Items.SelectMany(i => i.Exhibits).OfType<ExhibitView.Chart>().FirstOrDefault(c => c.Name == chart.Name) is { } shown
            ? await typesetter.ChartAsync(chart, shown.Title, shown.Alt, dark, cancel)
            : null;
    }

    /// <summary>A grade of a submission as pages show it.</summary>
    public async Task<ShownReport> ShowAsync(Submission submission, Grade grade, CancellationToken cancel)
    {
        var pictures = new List<string>();
        var view = Build(grade, pictures).View;
        return new ShownReport(grade, view, await typesetter.TextsAsync(view, cancel), pictures, $"/submissions/{submission.Id}", submission.GradeId ?? 0);
    }

    /// <summary>The report names pictures by the order in which they are there.</summary>
    private (StudentView View, Reports.Charts.Drawings Drawings) Build(Grade grade, List<string> pictures) => StudentReport.Build(grade, new ReportOptions(At: ReleaseState.Settled(time.GetUtcNow()))
    {
        Pictures = sha =>
        {
            if (!blobs.Has(sha))
            {
                return null;
            }

            pictures.Add(sha);
            return [];
        },
    });

    private async Task<long?> NewestAsync(SubmissionResult result, Viewer viewer, CancellationToken cancel)
    {
        var newest = await db.Submissions.OwnedBy(viewer)
            .Where(s => s.AssignmentId == result.Assignment.Id && s.State != SubmissionState.Refused)
            .OrderByDescending(s => s.ReceivedAt).ThenByDescending(s => s.Id).Select(s => s.Id).FirstOrDefaultAsync(cancel);
        return newest == 0 || newest == result.Submission.Id || result.Submission.State == SubmissionState.Refused ? null : newest;
    }
}
