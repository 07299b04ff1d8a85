using Autograder.Api.Data;
using Autograder.Reports;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Results;

/// <summary>Reports as PDF: made when somebody asks, kept from then on.</summary>
internal sealed class ReportShelf(PortalDb db, BlobStore blobs, ReportWriter reports, TimeProvider time)
{
    /// <param name="result">One whose grade may be seen.</param>
    public async Task<byte[]> PdfAsync(SubmissionResult result, CancellationToken cancel)
    {
        var grade = result.Grade ?? throw new InvalidOperationException("There is no grade to be seen.");
        if (result.Submission.Grade is { ReportBlob: { } kept } && blobs.Has(kept))
        {
            return blobs.Get(kept);
        }

        var now = ReleaseState.Settled(time.GetUtcNow());
        var pdf = await reports.RenderStudentAsync(grade, new ReportOptions(At: now) { Pictures = sha => blobs.Has(sha) ? blobs.Get(sha) : null }, cancel);
        if (!grade.Items.Any(item => item.Key?.From > now)) // with keys to come it will say more later
        {
            var (id, name) = (result.Submission.GradeId, blobs.Put(pdf));
            await db.Grades.Where(g => g.Id == id).ExecuteUpdateAsync(set => set.SetProperty(g => g.ReportBlob, name), cancel);
        }

        return pdf;
    }
}
