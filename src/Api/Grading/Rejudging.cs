using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Grading;

/// <summary>Judges stored evidence again; runs nothing.</summary>
internal sealed class Rejudging(PortalDb db, CourseCalendars calendars, EvidenceStore store, TimeProvider time)
{
    /// <summary>What the grade would be; nothing is written. Where the package now asks for runs that were never made, its status says so.</summary>
    /// <param name="assignment">The package to judge by, from <see cref="CourseCalendars"/>.</param>
    public Task<Grade> JudgeAsync(Submission submission, Assignment assignment, MarksGiven marks, CancellationToken cancel) =>
        Task.Run(() => Judge(SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(submission.Record)), assignment, marks), cancel);

    /// <exception cref="GradingFault">Evidence is missing or damaged.</exception>
    public Grade Judge(SubmissionRecord record, Assignment assignment, MarksGiven marks) =>
        new Regrader(assignment, store, GraderVersion.Current) { Decided = _ => marks.Decisions, Lines = _ => marks.Lines }.Regrade(record);

    /// <summary>Saves what the caller has changed, judges by the present package and marks, and makes the result the grade that counts. In the caller's transaction where there is one.</summary>
    /// <param name="who">Null for the program itself.</param>
    /// <exception cref="GradingFault">It has to be run again first; nothing is written.</exception>
    public async Task<StoredGrade> ApplyAsync(long submissionId, GradeCause cause, Viewer? who, long? regradeId, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await db.SaveChangesAsync(cancel);
        var submission = await LockAsync(submissionId, cancel);
        var (assignment, version) = await RulesAsync(submission, cancel);
        var grade = await JudgeAsync(submission, assignment, await MarksGiven.OfAsync(db, submissionId, cancel), cancel);
        if (grade.Status == GradeStatus.NotGraded)
        {
            throw new GradingFault(string.Join(" ", grade.Reasons));
        }

        var stored = StoredGrades.Of(grade, submissionId, version, cause, time.GetUtcNow(), who?.Id, regradeId);
        await MakeCurrentAsync(submission, stored, cancel);
        if (submission.State is SubmissionState.Graded or SubmissionState.Refused or SubmissionState.Parked)
        {
            submission.State = StoredGrades.StateOf(grade);
        }

        await db.SaveChangesAsync(cancel);
        await (own?.CommitAsync(cancel) ?? Task.CompletedTask);
        return stored;
    }

    /// <summary>The submission as it is now, with nobody else changing it until the transaction ends.</summary>
    public async Task<Submission> LockAsync(long submissionId, CancellationToken cancel)
    {
        var submission = await db.Submissions.FromSql($"select * from submissions where id = {submissionId} for update").SingleAsync(cancel);
        await db.Entry(submission).ReloadAsync(cancel); // the context may have known it from before
        return submission;
    }

    /// <summary>
    /// The package with its calendar, and its version, that grade a submission whose row the caller has locked. Who applies a regrade holds the assignment's row and
    /// then those of all its submissions until it commits: either it waits for the caller and finds its grade, or the caller has waited for it and reads what it made
    /// current. The assignment's row is only read here: locked after the submission's, the two would wait for each other.
    /// </summary>
    public async Task<(Assignment Assignment, long Version)> RulesAsync(Submission submission, CancellationToken cancel)
    {
        var course = await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == submission.AssignmentId, cancel); // the context may have known it from before
        return (await calendars.OpenAsync(course, cancel), course.PackageVersionId ?? 0);
    }

    /// <summary>The same for a grade that a run has just led to.</summary>
    public Task MakeCurrentAsync(Submission submission, Grade grade, long packageVersionId, CancellationToken cancel) =>
        MakeCurrentAsync(submission, StoredGrades.Of(grade, submission.Id, packageVersionId, GradeCause.Graded, time.GetUtcNow()), cancel);

    /// <summary>Saves the grade and lets the submission point to it.</summary>
    private async Task MakeCurrentAsync(Submission submission, StoredGrade stored, CancellationToken cancel)
    {
        db.Grades.Add(stored);
        await db.SaveChangesAsync(cancel);
        submission.GradeId = stored.Id;
    }
}
