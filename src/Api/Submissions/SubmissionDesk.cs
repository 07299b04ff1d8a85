using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Submissions;

/// <summary>The one way in for work, and what can be done with it afterwards.</summary>
internal sealed class SubmissionDesk(PortalDb db, CourseCalendars calendars, Intaking intaking, JobQueue queue, AuditLog audit)
{
    public async Task<HandInOutcome> TakeAsync(HandIn handIn, CancellationToken cancel)
    {
        if (await FindAsync(handIn, cancel) is { } before)
        {
            return new HandInOutcome.Again(before);
        }

        if (!IsOpen(handIn))
        {
            return new HandInOutcome.NotOpen();
        }

        if (await AttemptsAsync(handIn, cancel) is var made && IsUsedUp(handIn, made))
        {
            return new HandInOutcome.LimitReached(made); // before the work of opening it; asked again when it counts
        }

        var authors = await AuthorsAsync(handIn, cancel);
        var assignment = await calendars.OpenAsync(handIn.Assignment, cancel);
        var work = await intaking.OpenAsync(handIn, assignment, [.. authors.Select(a => a.Label)], cancel);
        if (handIn.Origin != SubmissionOrigin.Batch && work.Closed is { } late)
        {
            return new HandInOutcome.Closed(late);
        }

        try
        {
            return await WriteAsync(handIn, work, [.. authors.Select(a => a.PersonId)], cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await FindAsync(handIn, cancel) is { } same ? new HandInOutcome.Again(same) : throw new InvalidOperationException("A submission was refused by the database as a second one of its kind.", e);
        }
    }

    /// <summary>Stops a submission that waits or runs; false where it is too late for that. Costs no attempt. An author cannot stop what staff set going again.</summary>
    public async Task<bool> CancelAsync(long submissionId, Viewer who, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var submission = await LockAsync(submissionId, cancel);
        var isOwn = await db.Submissions.AnyAsync(s => s.Id == submissionId && s.Authors.Any(a => a.PersonId == who.Id), cancel);
        if ((isOwn && submission.GradeId is not null) || await queue.CancelAsync(submission, cancel) is not { } stopped)
        {
            return false;
        }

        if (stopped)
        {
            submission.State = submission.GradeId is null ? SubmissionState.Cancelled : SubmissionState.Graded;
            submission.Counts &= submission.GradeId is not null;
        }

        audit.Add(who, await CourseOfAsync(submission, cancel), "submission.cancelled", $"submission {submissionId}", new { submission.Number });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Puts it into the queue again, whatever became of it; one that could not be read stays as it is.</summary>
    public async Task RunAgainAsync(long submissionId, JobPriority priority, Viewer who, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var submission = await LockAsync(submissionId, cancel);
        if (submission.State == SubmissionState.Refused && submission.GradeId is null)
        {
            return;
        }

        var course = await CourseOfAsync(submission, cancel);
        if (!await queue.IsOpenAsync(submissionId, cancel))
        {
            queue.Add(submission, course, priority);
            submission.State = SubmissionState.Queued;
            submission.Fault = null;
        }

        audit.Add(who, course, "submission.run-again", $"submission {submissionId}", new { submission.Number });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<HandInOutcome> WriteAsync(HandIn handIn, ArrivedWork work, IReadOnlyList<long> authors, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from teams where id = {handIn.Team.Id} for update", cancel); // one hand-in of a team at a time
        if (await FindAsync(handIn, cancel) is { } before)
        {
            return new HandInOutcome.Again(before);
        }

        if (!await IsStillOfAsync(handIn, authors, cancel))
        {
            return new HandInOutcome.TeamChanged(); // or attempts of one team would be handed in by people of another
        }

        if (!work.IsRefused && await AttemptsAsync(handIn, cancel) is var made && IsUsedUp(handIn, made))
        {
            return new HandInOutcome.LimitReached(made);
        }

        var number = await db.Submissions.Where(s => s.TeamId == handIn.Team.Id).MaxAsync(s => (int?)s.Number, cancel) ?? 0;
        var submission = SubmissionOf(handIn, work, number + 1, authors);
        db.Submissions.Add(submission);
        await db.SaveChangesAsync(cancel); // from here on it has an id, which the record names
        var record = work.Record with { Stamp = work.Record.Stamp with { Id = $"{submission.Id}" } };
        submission.Record = Encoding.UTF8.GetString(record.ToJson());
        if (!work.IsRefused)
        {
            await queue.SupersedeAsync(submission, cancel);
            queue.Add(submission, handIn.Assignment.CourseId, handIn.Priority);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return work.IsRefused ? new HandInOutcome.Refused(submission, record.Refused) : new HandInOutcome.Taken(submission);
    }

    private static Submission SubmissionOf(HandIn handIn, ArrivedWork work, int number, IReadOnlyList<long> authors)
    {
        var submission = new Submission
        {
            AssignmentId = handIn.Assignment.Id,
            TeamId = handIn.Team.Id,
            Number = number,
            Origin = handIn.Origin,
            SubmittedById = handIn.SubmittedBy.Id,
            ReceivedAt = handIn.ReceivedAt,
            Source = work.Source,
            Sha256 = work.Sha256,
            UploadBlob = work.UploadBlob,
            UploadBytes = work.UploadBytes,
            SubmitKey = handIn.SubmitKey,
            State = work.IsRefused ? SubmissionState.Refused : SubmissionState.Queued,
            Counts = !work.IsRefused && handIn.Origin != SubmissionOrigin.Batch,
            Record = "{}",
        };
        submission.Authors.AddRange(authors.Select((person, position) => new SubmissionAuthor { PersonId = person, Position = position }));
        return submission;
    }

    private static bool IsOpen(HandIn handIn) => handIn.Assignment.PackageVersionId is not null
        && (handIn.Origin == SubmissionOrigin.Batch || (handIn.Assignment.OpensAt is { } opens && opens <= handIn.ReceivedAt));

    private static bool IsUsedUp(HandIn handIn, int made) =>
        handIn.Origin != SubmissionOrigin.Batch && handIn.Assignment.AttemptLimit is { } limit && made >= limit;

    private Task<int> AttemptsAsync(HandIn handIn, CancellationToken cancel) => db.Submissions.CountAsync(s => s.TeamId == handIn.Team.Id && s.Counts, cancel);

    private async Task<bool> IsStillOfAsync(HandIn handIn, IReadOnlyList<long> authors, CancellationToken cancel)
    {
        var now = await MembersOf(handIn).Select(m => m.PersonId).ToListAsync(cancel);
        return now.ToHashSet().SetEquals(authors) && (handIn.Origin == SubmissionOrigin.Batch ? now.Count > 0 : now.Contains(handIn.SubmittedBy.Id));
    }

    private Task<Submission?> FindAsync(HandIn handIn, CancellationToken cancel) =>
        db.Submissions.FirstOrDefaultAsync(s => s.SubmittedById == handIn.SubmittedBy.Id && s.SubmitKey == handIn.SubmitKey, cancel);

    /// <summary>Whose work it is: the team, whoever hands in first.</summary>
    private async Task<IReadOnlyList<(long PersonId, string Label)>> AuthorsAsync(HandIn handIn, CancellationToken cancel)
    {
        var members = await (
            from member in MembersOf(handIn)
            join person in db.Users on member.PersonId equals person.Id
            from course in db.Memberships.Where(m => m.CourseId == handIn.Assignment.CourseId && m.PersonId == person.Id).DefaultIfEmpty()
            select new { person.Id, person.DisplayName, StudentId = course == null ? null : course.StudentId }).ToListAsync(cancel);
        return [.. members.OrderByDescending(m => m.Id == handIn.SubmittedBy.Id).ThenBy(m => m.DisplayName, StringComparer.Ordinal).Select(m => (m.Id, AuthorName.Of(m.DisplayName, m.StudentId, m.Id)))];
    }

    /// <summary>Who left the course, or was removed from it, has no part in what the others hand in from then on.</summary>
    private IQueryable<TeamMember> MembersOf(HandIn handIn) => db.TeamMembers.Where(m => m.TeamId == handIn.Team.Id && m.AcceptedAt != null
        && db.Memberships.Any(c => c.CourseId == handIn.Assignment.CourseId && c.PersonId == m.PersonId));

    private async Task<Submission> LockAsync(long submissionId, CancellationToken cancel) =>
        await db.Submissions.FromSql($"select * from submissions where id = {submissionId} for update").SingleAsync(cancel);

    private Task<long> CourseOfAsync(Submission submission, CancellationToken cancel) =>
        db.Assignments.Where(a => a.Id == submission.AssignmentId).Select(a => a.CourseId).SingleAsync(cancel);
}
