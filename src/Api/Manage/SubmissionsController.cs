using Autograder.Api.Data;
using Autograder.Api.Manage.Submissions;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>Everything that was handed in for an assignment.</summary>
[Route("courses/{course}/{assignment}/manage/submissions")]
internal sealed class SubmissionsController(ManagedAssignments managed, SubmissionRows rows, SubmissionDesk desk, PortalDb db, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string course, string assignment, SubmissionFilter filter, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var matching = filter.Apply(db, found);
        var total = await matching.CountAsync(cancel);
        filter.Page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + Pager.UsualSize - 1) / Pager.UsualSize));
        var shown = await rows.ReadAsync(found, filter.Order(matching).Skip((filter.Page - 1) * Pager.UsualSize).Take(Pager.UsualSize), cancel);
        var states = await db.Submissions.Where(s => s.AssignmentId == found.Id).GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return View(new SubmissionsPage(
            new ManageFrame(found, "submissions"), filter, shown, total, await rows.SectionsAsync(found, cancel),
            states.GetValueOrDefault(SubmissionState.Parked), states.GetValueOrDefault(SubmissionState.Queued) + states.GetValueOrDefault(SubmissionState.Running)));
    }

    /// <summary>Who is concerned, before anything happens.</summary>
    /// <param name="parked">All that failed by our fault, instead of those chosen.</param>
    [HttpGet("preview")]
    public async Task<IActionResult> Preview(string course, string assignment, SubmissionAction act, long[] ids, bool parked, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || !Enum.IsDefined(act))
        {
            return NotFound();
        }

        var chosen = parked ? await db.Submissions.Where(s => s.AssignmentId == found.Id && s.State == SubmissionState.Parked).Select(s => s.Id).ToArrayAsync(cancel) : ids;
        var all = await rows.ReadAsync(found, chosen, cancel);
        if (all.Count == 0)
        {
            TempData.Warn(texts["Tick the submissions first."]);
            return Redirect($"{ManageFrame.UrlOf(found)}/submissions");
        }

        return View(new ActionPage(new ManageFrame(found, "submissions"), act, [.. all.Where(r => Fits(act, r))], [.. all.Where(r => !Fits(act, r))]));
    }

    [HttpPost("run-again")]
    public Task<IActionResult> RunAgain(string course, string assignment, long[] ids, [FromServices] Viewer viewer, CancellationToken cancel) =>
        EachAsync(course, assignment, SubmissionAction.RunAgain, ids, viewer, async id =>
        {
            await desk.RunAgainAsync(id, JobPriority.Batch, viewer, cancel);
            return true;
        }, done => texts.Count(done, "{0} submission is in the queue again.", "{0} submissions are in the queue again."), cancel);

    [HttpPost("cancel")]
    public Task<IActionResult> Cancel(string course, string assignment, long[] ids, [FromServices] Viewer viewer, CancellationToken cancel) =>
        EachAsync(course, assignment, SubmissionAction.Cancel, ids, viewer, id => desk.CancelAsync(id, viewer, cancel),
            done => texts.Count(done, "{0} submission was cancelled.", "{0} submissions were cancelled."), cancel);

    /// <summary>The uploads of those chosen, or of all that the list shows.</summary>
    [HttpGet("uploads.zip")]
    public async Task<IActionResult> Uploads(string course, string assignment, SubmissionFilter filter, long[] ids, [FromServices] UploadsArchive archive, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var chosen = ids.Length > 0 ? db.Submissions.Where(s => s.AssignmentId == found.Id && ids.Contains(s.Id)) : filter.Apply(db, found);
        Response.Headers.CacheControl = "private, no-store";
        return File(await archive.WriteAsync(chosen, cancel), "application/zip", $"{found.Slug}-uploads.zip");
    }

    private async Task<IActionResult> EachAsync(
        string course, string assignment, SubmissionAction act, long[] ids, Viewer viewer, Func<long, Task<bool>> work, Func<int, string> words, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var done = 0;
        foreach (var row in (await rows.ReadAsync(found, ids, cancel)).Where(row => Fits(act, row)))
        {
            done += await work(row.Id) ? 1 : 0;
        }

        TempData.Say(words(done));
        return Redirect($"{ManageFrame.UrlOf(found)}/submissions");
    }

    private static bool Fits(SubmissionAction act, SubmissionRow row) => act switch
    {
        SubmissionAction.Cancel => row.IsOpen,
        SubmissionAction.RunAgain => !row.IsOpen && row.State != SubmissionState.Refused,
    };
}
