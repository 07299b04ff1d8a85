using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Regrading;

/// <summary>Works a regrade out, in pieces: nothing is run, and nothing changes until it is applied.</summary>
internal sealed class RegradeDesk(PortalDb db, CourseCalendars calendars, Rejudging rejudging, TimeProvider time, AuditLog audit)
{
    public const int LongestReason = 500;

    /// <summary>Begins to work out what the version (and the calendar as it is now) would change.</summary>
    public async Task<Regrade> StartAsync(CourseAssignment assignment, PackageVersion version, string reason, Viewer who, CancellationToken cancel)
    {
        var graded = await Graded(assignment.Id).Select(s => s.Id).OrderBy(id => id).ToListAsync(cancel);
        var regrade = new Regrade
        {
            AssignmentId = assignment.Id, PackageVersionId = version.Id, BeforeVersionId = assignment.PackageVersionId, Reason = reason,
            MadeById = who.Id, MadeAt = time.GetUtcNow(), Changes = new RegradePlan(graded, []).ToJson(),
        };
        db.Regrades.Add(regrade);
        audit.Add(who, assignment.CourseId, "regrade.previewed", $"assignment {assignment.Id}", new { version = version.Number, submissions = graded.Count, reason });
        await db.SaveChangesAsync(cancel);
        return regrade;
    }

    /// <summary>Judges on for a while; the page asks again until nothing is open.</summary>
    public async Task<RegradePlan> AdvanceAsync(CourseAssignment assignment, Regrade regrade, TimeSpan budget, CancellationToken cancel)
    {
        var plan = RegradePlan.Read(regrade.Changes);
        if (plan.IsWhole || regrade.AppliedAt is not null)
        {
            return plan;
        }

        var rules = await calendars.OpenAsync(assignment, regrade.PackageVersionId, cancel);
        var began = time.GetTimestamp();
        var judged = plan.Judged.ToList();
        var done = 0;
        do
        {
            if (await JudgeAsync(plan.Open[done], rules, cancel) is { } planned)
            {
                judged.Add(planned);
            }

            done++;
        }
        while (done < plan.Open.Count && time.GetElapsedTime(began) < budget);

        plan = new RegradePlan([.. plan.Open.Skip(done)], judged);
        regrade.Changes = plan.ToJson();
        // not over a regrade that somebody applied meanwhile
        await db.Regrades.Where(r => r.Id == regrade.Id && r.AppliedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Changes, regrade.Changes), cancel);
        return plan;
    }

    private async Task<PlannedGrade?> JudgeAsync(long id, Rubrics.Assignments.Assignment rules, CancellationToken cancel)
    {
        if (await db.Submissions.AsNoTracking().Include(s => s.Grade).SingleOrDefaultAsync(s => s.Id == id, cancel) is not { Grade: { } stored } submission)
        {
            return null;
        }

        var old = GradeShelf.Read(stored);
        try
        {
            var now = await rejudging.JudgeAsync(submission, rules, await MarksGiven.OfAsync(db, id, cancel), cancel);
            return now.Status == GradeStatus.NotGraded
                ? PlannedGrade.Broken(id, stored.Id, old, string.Join(" ", now.Reasons))
                : PlannedGrade.Of(id, stored.Id, Regraded.Compare(old, now));
        }
        catch (GradingFault fault)
        {
            return PlannedGrade.Broken(id, stored.Id, old, fault.Message);
        }
    }

    /// <summary>All that have a grade, of whatever attempt.</summary>
    private IQueryable<Submission> Graded(long assignment) => db.Submissions.Where(s => s.AssignmentId == assignment && s.GradeId != null);
}
