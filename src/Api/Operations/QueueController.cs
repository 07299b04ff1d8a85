using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Operations;

/// <summary>What waits and what runs, on which machines. For site administrators.</summary>
[Route("admin/queue"), AdminOnly]
internal sealed class QueueController(QueueBoard board, JobDesk desk, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Queue(QueueFilter filter, CancellationToken cancel) => View(await board.FindAsync(filter, cancel));

    [HttpPost("{job:long}/cancel")]
    public async Task<IActionResult> Cancel(long job, [FromServices] Viewer viewer, CancellationToken cancel) =>
        Told(await desk.CancelAsync(job, viewer, cancel), texts["The job is stopped."], texts["It is done already."]);

    [HttpPost("{job:long}/retry")]
    public async Task<IActionResult> Retry(long job, [FromServices] Viewer viewer, CancellationToken cancel) =>
        Told(await desk.RetryAsync(job, viewer, cancel), texts["The job is in the queue again."], texts["It waits, runs or is done already."]);

    private RedirectResult Told(bool done, string worked, string tooLate)
    {
        if (done)
        {
            TempData.Say(worked);
        }
        else
        {
            TempData.Warn(tooLate);
        }

        return Redirect("/admin/queue");
    }
}
