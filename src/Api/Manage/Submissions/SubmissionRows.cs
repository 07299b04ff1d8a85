using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Submissions;

/// <summary>Reads lines of the table.</summary>
internal sealed class SubmissionRows(PortalDb db)
{
    public async Task<IReadOnlyList<SubmissionRow>> ReadAsync(CourseAssignment assignment, IQueryable<Submission> ordered, CancellationToken cancel)
    {
        var course = assignment.CourseId;
        return await ordered.Select(s => new SubmissionRow(
            s.Id, s.Number,
            s.Authors.OrderBy(a => a.Position).Select(a => new SubmissionAuthorName(
                a.Person!.DisplayName, // an author is always somebody
                db.Memberships.Where(m => m.CourseId == course && m.PersonId == a.PersonId).Select(m => m.StudentId).FirstOrDefault(),
                db.Memberships.Where(m => m.CourseId == course && m.PersonId == a.PersonId).Select(m => m.Section).FirstOrDefault())).ToList(),
            s.ReceivedAt, s.Origin, s.State, s.Fault, s.Source,
            s.Grade == null ? null : s.Grade.Total, s.Grade == null ? null : s.Grade.Maximum, s.Grade == null ? null : s.Grade.Waiting)).ToListAsync(cancel);
    }

    /// <summary>Those of the assignment among the ids; others are not looked at.</summary>
    public Task<IReadOnlyList<SubmissionRow>> ReadAsync(CourseAssignment assignment, IReadOnlyList<long> ids, CancellationToken cancel) =>
        ReadAsync(assignment, db.Submissions.Where(s => s.AssignmentId == assignment.Id && ids.Contains(s.Id)).OrderBy(s => s.Id), cancel);

    public async Task<IReadOnlyList<string>> SectionsAsync(CourseAssignment assignment, CancellationToken cancel) =>
        await db.Memberships.Where(m => m.CourseId == assignment.CourseId && m.Section != null && m.Section != "").Select(m => m.Section!).Distinct().OrderBy(s => s).ToListAsync(cancel); // null was left out just before
}
