using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Autograder.Api.Results;

/// <summary>The page of a submission: how it gets on, then what came of it.</summary>
[Route("/submissions/{id:long}")]
internal sealed class ResultsController(ResultFinder results, ResultPages pages, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(long id, [FromServices] Viewer viewer, [FromServices] ProgressReader progress, CancellationToken cancel) =>
        await FindAsync(id, viewer, cancel) is { } result && await progress.ReadAsync(id, cancel) is { } state
            ? View("Show", await pages.BuildAsync(result, state, viewer, cancel))
            : NotFound();

    [HttpGet("events"), EnableRateLimiting(ResultsServices.WatchLimit)]
    public async Task<IResult> Events(long id, [FromServices] ProgressReader progress, [FromServices] ProgressStream stream, CancellationToken cancel) =>
        await progress.ReadAsync(id, cancel) is null ? TypedResults.NotFound() : TypedResults.ServerSentEvents(stream.WatchAsync(id, cancel));

    [HttpPost("cancel")]
    public async Task<IActionResult> Cancel(long id, [FromServices] Viewer viewer, [FromServices] SubmissionDesk desk, CancellationToken cancel)
    {
        if (await FindAsync(id, viewer, cancel) is not { } result || !(result.IsAuthor || result.IsInstructor))
        {
            return NotFound();
        }

        if (result.MayCancel && await desk.CancelAsync(id, viewer, cancel))
        {
            TempData.Say(texts["Cancelled. It used up no attempt."]);
        }
        else
        {
            TempData.Warn(texts["It was too late to cancel."]);
        }

        return Redirect(result.Url);
    }

    /// <summary>Asks for another look at a question.</summary>
    [HttpPost("requests")]
    public async Task<IActionResult> Ask(
        long id, [FromForm] string? item, [FromForm] string? reason, [FromServices] Viewer viewer, [FromServices] RegradeRequests requests, [FromServices] ProgressReader progress, CancellationToken cancel)
    {
        if (await FindAsync(id, viewer, cancel) is not { } result || await progress.ReadAsync(id, cancel) is not { } state)
        {
            return NotFound();
        }

        switch (await requests.AskAsync(result, item ?? "", reason ?? "", viewer, cancel))
        {
            case AskOutcome.NotAllowed:
                return NotFound();
            case AskOutcome.NoReason:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                var words = texts["Please say in {0} to {1} characters what you think was overlooked.", RegradeRequests.ShortestReason, RegradeRequests.LongestReason];
                return View("Show", await pages.BuildAsync(result, state, viewer, cancel) with { Failed = new FailedRequest(item ?? "", reason ?? "", words) });
            case AskOutcome.OpenAlready:
                TempData.Warn(texts["You have asked about this question already; the answer is still to come."]);
                break;
            case AskOutcome.Asked:
                TempData.Say(texts["Your request was sent. You find the answer on this page."]);
                break;
        }

        return Redirect($"{result.Url}#q-{Assignments.Forms.FieldNames.IdOf(item ?? "")}");
    }

    private async Task<SubmissionResult?> FindAsync(long id, Viewer viewer, CancellationToken cancel)
    {
        var result = await results.FindAsync(id, viewer, cancel);
        texts.CourseZone = result?.Course.TimeZone;
        return result;
    }
}
