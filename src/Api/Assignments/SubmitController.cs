using Autograder.Api.Assignments.Uploads;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Assignments;

/// <summary>Takes files.</summary>
internal sealed class SubmitController(AssignmentFinder assignments, UploadReader uploads, Teams teams, SubmissionDesk desk, ITexts texts) : Controller
{
    [HttpPost("/courses/{course}/{assignment}/submit")]
    [IgnoreAntiforgeryToken] // the reader checks it: before the first file, without reading the whole form
    [StreamsBody, RequestSizeLimit(PortalHost.MostUploadBytes)]
    public async Task<IActionResult> Submit([FromRoute] string course, [FromRoute] string assignment, [FromServices] Viewer viewer, [FromServices] HandInLimits limits, CancellationToken cancel)
    {
        if (await assignments.FindAsync(course, assignment, viewer, cancel) is not { MayHandIn: true } opened)
        {
            return NotFound();
        }

        if (!limits.Allows(viewer.Id))
        {
            return this.TooMuch(opened.Url, texts);
        }

        var form = await uploads.ReadAsync(HttpContext, cancel);
        if (form is not UploadedForm.Complete complete)
        {
            return this.Unread(form, opened.Url, texts);
        }

        using var folder = complete.Folder;
        if (complete.Files.Count == 0)
        {
            return this.Problem(StatusCodes.Status422UnprocessableEntity, texts["There was no file. Choose your files first, then hand in."], opened.Url);
        }

        if (!limits.HasRoomFor(viewer.Id, complete.Bytes))
        {
            return this.TooMuch(opened.Url, texts);
        }

        var handIn = new HandIn
        {
            Assignment = opened.Assignment,
            SubmittedBy = viewer,
            Team = await teams.OfAsync(opened.Assignment.Id, viewer.Id, cancel),
            Files = complete.Files,
            SubmitKey = SubmitKeys.Of(complete["SubmitKey"]),
            ReceivedAt = HttpContext.ReceivedAt(),
            Origin = SubmissionOrigin.Portal,
            Priority = JobPriority.Interactive,
        };
        return this.Outcome(await desk.TakeAsync(handIn, cancel), opened.Url, texts);
    }
}
