using Autograder.Api.Data;
using Autograder.Api.Manage.Regrading;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>Grades made anew from stored evidence: seen first, then applied, and taken back where that was wrong.</summary>
[Route("courses/{course}/{assignment}/manage/regrade")]
internal sealed class RegradeController(ManagedAssignments managed, RegradeDesk desk, RegradeApplying applying, PortalDb db, ITexts texts) : Controller
{
    /// <summary>How long one request judges before it says how far it got.</summary>
    private static readonly TimeSpan _piece = TimeSpan.FromSeconds(4);

    [HttpGet("")]
    public async Task<IActionResult> List(string course, string assignment, int? version, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found ? View(await ListOfAsync(found, version, null, cancel)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Start(string course, string assignment, int version, string? reason, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var chosen = await db.PackageVersions.SingleOrDefaultAsync(v => v.AssignmentId == found.Id && v.Number == version, cancel);
        if (chosen is null || string.IsNullOrWhiteSpace(reason) || reason.Length > RegradeDesk.LongestReason)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("List", await ListOfAsync(found, version, texts["Choose a version and give a reason of at most 500 letters."], cancel));
        }

        var regrade = await desk.StartAsync(found, chosen, reason.Trim(), viewer, cancel);
        return Redirect($"{ManageFrame.UrlOf(found)}/regrade/{regrade.Id}");
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Preview(string course, string assignment, long id, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await FindAsync(course, assignment, id, viewer, cancel) is { } found ? View(await PageOfAsync(found.Assignment, found.Regrade, RegradePlan.Read(found.Regrade.Changes), cancel)) : NotFound();

    /// <summary>Judges on; the answer is the same page, further on.</summary>
    [HttpPost("{id:long}/advance")]
    public async Task<IActionResult> Advance(string course, string assignment, long id, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, id, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var plan = await desk.AdvanceAsync(found.Assignment, found.Regrade, _piece, cancel);
        return Request.Headers.ContainsKey("HX-Request")
            ? PartialView("_Plan", await PageOfAsync(found.Assignment, found.Regrade, plan, cancel))
            : Redirect($"{ManageFrame.UrlOf(found.Assignment)}/regrade/{id}");
    }

    [HttpPost("{id:long}/apply")]
    public async Task<IActionResult> Apply(string course, string assignment, long id, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, id, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        Tell(await applying.ApplyAsync(found.Assignment, found.Regrade, viewer, cancel), changed => texts.Count(changed, "Applied: {0} grade is new.", "Applied: {0} grades are new."), texts["This regrade is applied already, or is not worked out to its end."]);
        return Redirect($"{ManageFrame.UrlOf(found.Assignment)}/regrade/{id}");
    }

    [HttpPost("{id:long}/undo")]
    public async Task<IActionResult> Undo(string course, string assignment, long id, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, id, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        Tell(await applying.UndoAsync(found.Assignment, found.Regrade, viewer, cancel), changed => texts.Count(changed, "Undone: {0} grade is what it was before.", "Undone: {0} grades are what they were before."), texts["This regrade is not applied, or undone already."]);
        return Redirect($"{ManageFrame.UrlOf(found.Assignment)}/regrade/{id}");
    }

    private void Tell(RegradeOutcome outcome, Func<int, string> done, string already)
    {
        switch (outcome)
        {
            case RegradeOutcome.Done { Kept: { Count: > 0 } kept } mixed:
                TempData.Warn($"{done(mixed.Changed)} {texts.Count(kept.Count, "{0} was marked since and stays as it is: {1}.", "{0} were marked since and stay as they are: {1}.", Ids(kept))}");
                break;
            case RegradeOutcome.Done all:
                TempData.Say(done(all.Changed));
                break;
            case RegradeOutcome.Stale stale:
                TempData.Warn(texts["Nothing was applied: since the preview, grades changed ({0}). Preview again.", Ids(stale.Submissions)]);
                break;
            default:
                TempData.Warn(already);
                break;
        }
    }

    private static string Ids(IReadOnlyList<long> ids) => string.Join(", ", ids.Take(20)) + (ids.Count > 20 ? ", …" : "");

    private async Task<(CourseAssignment Assignment, Regrade Regrade)?> FindAsync(string course, string assignment, long id, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
        && await db.Regrades.AsNoTracking().Include(r => r.MadeBy).SingleOrDefaultAsync(r => r.Id == id && r.AssignmentId == found.Id, cancel) is { } regrade ? (found, regrade) : null;

    private async Task<RegradePage> PageOfAsync(CourseAssignment assignment, Regrade regrade, RegradePlan plan, CancellationToken cancel) => new(
        new ManageFrame(assignment, "regrade"), regrade,
        await db.PackageVersions.SingleAsync(v => v.Id == regrade.PackageVersionId, cancel),
        await db.PackageVersions.SingleOrDefaultAsync(v => v.Id == regrade.BeforeVersionId, cancel),
        plan, regrade is { AppliedAt: not null, UndoneAt: null } ? await applying.MarkedSinceAsync(regrade, cancel) : []);

    private async Task<RegradeListPage> ListOfAsync(CourseAssignment assignment, int? version, string? problem, CancellationToken cancel)
    {
        var versions = await db.PackageVersions.Where(v => v.AssignmentId == assignment.Id).OrderByDescending(v => v.Number).ToListAsync(cancel);
        var numbers = versions.ToDictionary(v => v.Id, v => v.Number);
        var earlier = await db.Regrades.AsNoTracking().Where(r => r.AssignmentId == assignment.Id).Include(r => r.MadeBy).OrderByDescending(r => r.Id).Take(20).ToListAsync(cancel);
        return new RegradeListPage(
            new ManageFrame(assignment, "regrade"), versions, version ?? assignment.PackageVersion?.Number,
            await db.Submissions.CountAsync(s => s.AssignmentId == assignment.Id && s.GradeId != null, cancel),
            [.. earlier.Select(r => new RegradeLine(r, r.MadeBy?.DisplayName ?? "", numbers.GetValueOrDefault(r.PackageVersionId), RegradePlan.Read(r.Changes).Changed.Count()))], problem);
    }
}
