using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Students' requests to look at a question again; answered on the sheet itself.</summary>
[Route("/courses/{course}/{assignment}/marking/requests")]
internal sealed class RequestsController(MarkingDoor door, PortalDb db) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string course, string assignment, bool answered, int page, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked)
        {
            return NotFound();
        }

        var all = db.RegradeRequests.Where(r => r.Submission!.AssignmentId == marked.Id && (r.AnsweredAt != null) == answered);
        var total = await all.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + Pager.UsualSize - 1) / Pager.UsualSize));
        var rows = await (answered ? all.OrderByDescending(r => r.AnsweredAt) : all.OrderBy(r => r.AskedAt)).Skip((number - 1) * Pager.UsualSize).Take(Pager.UsualSize)
            .Include(r => r.AskedBy).Include(r => r.AnsweredBy).ToListAsync(cancel);
        return View("Requests", new RequestsPage(marked, rows, answered, Pager.Of(Request, number, Pager.UsualSize, total)));
    }
}
