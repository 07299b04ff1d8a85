using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Packages;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Queue.Workers;

/// <summary>Grades one submission.</summary>
internal sealed class GradeJob(PortalDb db, CourseCalendars calendars, EvidenceStore store, GradingHost host, Rejudging rejudging)
{
    /// <exception cref="LeaseLost">The result came too late to count.</exception>
    /// <exception cref="RulesChanged">The package that grades by now needs other runs.</exception>
    /// <exception cref="MissingHere">This machine lacks an image or data.</exception>
    /// <exception cref="GradingFault">Something of ours failed.</exception>
    public async Task RunAsync(Lease lease, IProgress<GradingPhase> progress, CancellationToken cancel)
    {
        var submission = await db.Submissions.AsNoTracking().Include(s => s.Assignment).SingleAsync(s => s.Id == lease.SubmissionId, cancel);
        var course = submission.Assignment ?? throw new GradingFault($"Submission {submission.Id} has no assignment.");
        var assignment = await calendars.OpenAsync(course, cancel);
        var machine = await host.MachineForAsync(assignment, store, cancel);
        var taken = TakenSubmission.Of(SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(submission.Record)), store.Blobs);
        var graded = await new UploadGrader(assignment, machine).GradeAsync(taken, progress, cancel);
        if (graded.Grade.Status == GradeStatus.NotGraded && graded.Record.Missing.Count > 0)
        {
            throw new MissingHere(string.Join(" ", graded.Record.Missing.Values.Distinct()));
        }

        if (graded.Grade.Status == GradeStatus.NotGraded)
        {
            throw new GradingFault(string.Join(" ", graded.Grade.Reasons.Distinct().DefaultIfEmpty("An item could not be graded.")));
        }

        await WriteAsync(lease, graded, assignment, cancel);
    }

    /// <summary>Grade, evidence and the end of the job together, and only while the job is ours.</summary>
    private async Task WriteAsync(Lease lease, GradedSubmission graded, Assignment ranUnder, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var submission = await rejudging.LockAsync(lease.SubmissionId ?? 0, cancel);
        var ours = await db.Database.ExecuteSqlAsync($"""
            update jobs set state = 'Done', finished_at = now(), lease_token = null, leased_until = null, phase = null, phase_at = null, fault = null
            where id = {lease.JobId} and lease_token = {lease.Token} and state = 'Leased' and not cancel_requested
            """, cancel);
        if (ours == 0)
        {
            throw new LeaseLost(lease.JobId);
        }

        // while it ran, markers may have decided, and a regrade or another deadline may have come; from here on they wait for us
        var (assignment, version) = await rejudging.RulesAsync(submission, cancel);
        var marks = await MarksGiven.OfAsync(db, submission.Id, cancel);
        var changed = assignment.Sha256 != ranUnder.Sha256;
        var grade = changed || !marks.IsEmpty ? rejudging.Judge(graded.Record, assignment, marks) : graded.Grade;
        if (changed && grade.Status == GradeStatus.NotGraded)
        {
            throw new RulesChanged(lease.JobId);
        }

        await rejudging.MakeCurrentAsync(submission, grade, version, cancel);
        submission.Record = Encoding.UTF8.GetString(graded.Record.ToJson());
        submission.State = StoredGrades.StateOf(grade);
        submission.Fault = null;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
