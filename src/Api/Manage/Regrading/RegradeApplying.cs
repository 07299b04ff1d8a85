using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Regrading;

/// <summary>Makes a previewed regrade count, and takes it back: all of it or nothing, once.</summary>
internal sealed class RegradeApplying(PortalDb db, Rejudging rejudging, AuditLog audit, TimeProvider time)
{
    public async Task<RegradeOutcome> ApplyAsync(CourseAssignment assignment, Regrade regrade, Viewer who, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // of two tabs, the second waits here and then finds it applied
        if (await db.Regrades.Where(r => r.Id == regrade.Id && r.AppliedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.AppliedAt, time.GetUtcNow()), cancel) == 0)
        {
            return new RegradeOutcome.Already();
        }

        // only from here on no other tab works it out any further, nor less far
        var plan = await PlanAsync(regrade, cancel);
        if (!plan.IsWhole)
        {
            return new RegradeOutcome.Already();
        }

        await LockAsync(assignment, cancel);
        if (await ChangedSinceAsync(assignment, plan, cancel) is { Count: > 0 } changed)
        {
            return new RegradeOutcome.Stale(changed); // the transaction goes, and with it the mark of being applied
        }

        assignment.PackageVersionId = regrade.PackageVersionId;
        var news = plan.Changed.ToList();
        audit.Add(who, assignment.CourseId, "regrade.applied", $"regrade {regrade.Id}", new { regrade.PackageVersionId, regrade.BeforeVersionId, changed = news.Count, regrade.Reason });
        await db.SaveChangesAsync(cancel);
        foreach (var planned in news)
        {
            await rejudging.ApplyAsync(planned.Submission, GradeCause.Regraded, who, regrade.Id, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new RegradeOutcome.Done(news.Count, []);
    }

    /// <summary>Points submissions back to the grades from before. What was marked or graded since stays: somebody decided on it after having seen the new marks.</summary>
    public async Task<RegradeOutcome> UndoAsync(CourseAssignment assignment, Regrade regrade, Viewer who, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Regrades.Where(r => r.Id == regrade.Id && r.AppliedAt != null && r.UndoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.UndoneAt, time.GetUtcNow()), cancel) == 0)
        {
            return new RegradeOutcome.Already();
        }

        await LockAsync(assignment, cancel);
        var before = (await PlanAsync(regrade, cancel)).Changed.ToDictionary(g => g.Submission, g => g.Grade);
        var made = await db.Grades.Where(g => g.RegradeId == regrade.Id && g.Cause == GradeCause.Regraded).Include(g => g.Submission).ToListAsync(cancel);
        var kept = made.Where(g => g.Submission?.GradeId != g.Id).Select(g => g.SubmissionId).ToList();
        var back = made.Where(g => g.Submission?.GradeId == g.Id).ToList();
        foreach (var grade in back)
        {
            var old = await db.Grades.AsNoTracking().SingleAsync(g => g.Id == before[grade.SubmissionId], cancel);
            (grade.Submission ?? throw new InvalidOperationException("A grade without its submission.")).Grade = CopyOf(old, regrade, who);
        }

        if (assignment.PackageVersionId == regrade.PackageVersionId && regrade.BeforeVersionId is { } version)
        {
            assignment.PackageVersionId = version;
        }

        audit.Add(who, assignment.CourseId, "regrade.undone", $"regrade {regrade.Id}", new { changed = back.Count, kept });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new RegradeOutcome.Done(back.Count, kept);
    }

    /// <summary>What was marked since a regrade was applied, and would stay if it were undone.</summary>
    public async Task<IReadOnlyList<long>> MarkedSinceAsync(Regrade regrade, CancellationToken cancel) =>
        await db.Grades.Where(g => g.RegradeId == regrade.Id && g.Cause == GradeCause.Regraded && g.Submission!.GradeId != g.Id).Select(g => g.SubmissionId).ToListAsync(cancel); // a grade is of a submission

    private async Task<RegradePlan> PlanAsync(Regrade regrade, CancellationToken cancel) =>
        RegradePlan.Read(await db.Regrades.Where(r => r.Id == regrade.Id).Select(r => r.Changes).SingleAsync(cancel));

    /// <summary>Nobody marks or grades meanwhile, nor hands in: a new submission needs the assignment's row.</summary>
    private async Task LockAsync(CourseAssignment assignment, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from assignments where id = {assignment.Id} for update", cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from submissions where assignment_id = {assignment.Id} order by id for update", cancel);
        await db.Entry(assignment).ReloadAsync(cancel); // another version may have been made current since it was read
    }

    private async Task<IReadOnlyList<long>> ChangedSinceAsync(CourseAssignment assignment, RegradePlan plan, CancellationToken cancel)
    {
        var then = plan.Judged.ToDictionary(g => g.Submission, g => g.Grade);
        var now = await db.Submissions.Where(s => s.AssignmentId == assignment.Id && s.GradeId != null).Select(s => new { s.Id, s.GradeId }).ToDictionaryAsync(s => s.Id, s => s.GradeId ?? 0, cancel);
        return [.. then.Keys.Union(now.Keys).Where(id => then.GetValueOrDefault(id) != now.GetValueOrDefault(id)).Order()];
    }

    private StoredGrade CopyOf(StoredGrade old, Regrade regrade, Viewer who) => new()
    {
        SubmissionId = old.SubmissionId,
        PackageVersionId = old.PackageVersionId,
        Content = old.Content,
        Total = old.Total,
        Maximum = old.Maximum,
        Status = old.Status,
        Waiting = old.Waiting,
        WaitingItems = old.WaitingItems,
        Cause = GradeCause.Undone,
        RegradeId = regrade.Id,
        MadeById = who.Id,
        MadeAt = time.GetUtcNow(),
    };
}
