using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>What is there to be marked.</summary>
[Route("/courses/{course}/{assignment}/marking")]
internal sealed class MarkingController(MarkingDoor door, MarkedSheets sheets, PortalDb db, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked)
        {
            return NotFound();
        }

        var counts = await sheets.CountsAsync(marked.Id, cancel);
        var now = clock.GetUtcNow();
        var holders = await db.MarkingClaims.Where(c => c.Until > now && db.Submissions.Any(s => s.Id == c.SubmissionId && s.AssignmentId == marked.Id))
            .Join(db.Users, c => c.MarkerId, p => p.Id, (c, p) => new { c.Item, p.Id, p.DisplayName }).ToListAsync(cancel);
        var requests = await db.RegradeRequests.CountAsync(r => r.AnsweredAt == null && r.Submission!.AssignmentId == marked.Id, cancel);
        return View(new MarkingOverview(
            marked,
            await sheets.CountAsync(marked.Id, cancel),
            requests,
            [
                .. marked.Package.Items.Select(item => new QuestionProgress(
                    item,
                    counts.GetValueOrDefault(item.Id) ?? new QuestionCount(item.Id, 0, 0),
                    [.. holders.Where(h => h.Item == item.Id).GroupBy(h => h.Id).Select(g => new QuestionMarker(g.First().DisplayName, g.Key == viewer.Id, g.Count()))])),
            ]));
    }

    /// <summary>All sheets of a question, to look one up again.</summary>
    [HttpGet("{item}")]
    public async Task<IActionResult> Question(string course, string assignment, string item, SheetState? state, int page, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked || marked.Find(item) is not { } question)
        {
            return NotFound();
        }

        var all = (await sheets.OfAsync(marked.Id, item, viewer.Id, cancel)).Select((row, at) => new QuestionSheet(row, at + 1, "")).ToList();
        var shown = all.FindAll(s => state is null || s.Row.State == state);
        var number = Math.Clamp(page, 1, Math.Max(1, (shown.Count + Shared.Pager.UsualSize - 1) / Shared.Pager.UsualSize));
        var rows = shown.Skip((number - 1) * Shared.Pager.UsualSize).Take(Shared.Pager.UsualSize).ToList();
        if (marked.ShowsNames)
        {
            var ids = rows.ConvertAll(r => r.Row.SubmissionId);
            var names = (await db.SubmissionAuthors.Where(a => ids.Contains(a.SubmissionId)).OrderBy(a => a.Position)
                .Select(a => new { a.SubmissionId, a.Person!.DisplayName }).ToListAsync(cancel)).ToLookup(a => a.SubmissionId, a => a.DisplayName);
            rows = rows.ConvertAll(r => r with { Names = string.Join(", ", names[r.Row.SubmissionId]) });
        }

        return View(new QuestionPage(marked, question, rows, all.Count(s => s.Row.Waits), state, Shared.Pager.Of(Request, number, Shared.Pager.UsualSize, shown.Count)));
    }
}
