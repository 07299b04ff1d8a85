using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.People;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Students' requests to look at a question again.</summary>
internal sealed class RequestAnswers(PortalDb db, AuditLog audit, TimeProvider clock)
{
    public const int MostWords = 4000;

    /// <summary>All requests about a sheet, the newest first.</summary>
    public async Task<IReadOnlyList<RegradeRequest>> OfAsync(long submissionId, string item, CancellationToken cancel) =>
        await db.RegradeRequests.Include(r => r.AskedBy).Include(r => r.AnsweredBy)
            .Where(r => r.SubmissionId == submissionId && r.Item == item).OrderByDescending(r => r.Id).ToListAsync(cancel);

    /// <summary>Answers the open request; adds to the context only. Whether marks changed is seen from the grade that the student asked about.</summary>
    public async Task AnswerAsync(Sheet sheet, ItemGrade item, string answer, Viewer marker, CancellationToken cancel)
    {
        var id = sheet.Submission.Id;
        if (answer.Length == 0 || await db.RegradeRequests.FirstOrDefaultAsync(r => r.SubmissionId == id && r.Item == item.Id && r.AnsweredAt == null, cancel) is not { } request)
        {
            return;
        }

        var asked = await db.Grades.Where(g => g.SubmissionId == id && g.MadeAt <= request.AskedAt).OrderByDescending(g => g.Id).FirstOrDefaultAsync(cancel);
        var before = asked is null ? sheet.Current.Awarded : GradeShelf.Read(asked).Items.FirstOrDefault(i => i.Id == item.Id)?.Awarded;
        request.Answer = answer;
        request.AnsweredAt = clock.GetUtcNow();
        request.AnsweredById = marker.Id;
        request.Changed = before != item.Awarded;
        audit.Add(marker, sheet.Assignment.Course.Id, "request.answered", FormattableString.Invariant($"submission {id}"),
            new { request = request.Id, item = item.Id, before = before?.Value, after = item.Awarded.Value });
    }
}
