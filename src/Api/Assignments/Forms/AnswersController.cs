using Autograder.Api.Assignments.Uploads;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Answers.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace Autograder.Api.Assignments.Forms;

/// <summary>Answers typed into a form: kept as they are typed, read back, handed in as answers.yaml.</summary>
[Route("/courses/{course}/{assignment}/answers")]
internal sealed class AnswersController(AssignmentFinder assignments, AnswerPages pages, AnswerDrafts drafts, AnswerDesk desk, ITexts texts) : Controller
{
    public override void OnActionExecuting(ActionExecutingContext context) =>
        // MathLive puts its glyphs into place with style attributes; scripts and style sheets stay ours alone
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy + "; style-src-attr 'unsafe-inline'";

    [HttpGet("")]
    public async Task<IActionResult> Show(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, viewer, cancel) is not { } opened)
        {
            return NotFound();
        }

        texts.CourseZone = opened.Course.TimeZone;
        return View("/Assignments/Views/Answers.cshtml", await pages.BuildAsync(opened, viewer, await drafts.FindAsync(opened, viewer, cancel), cancel));
    }

    /// <summary>Saves, shows how the answers are read, or hands them in: the button that was pressed says which.</summary>
    [HttpPost("")]
    [IgnoreAntiforgeryToken] // the reader checks it: before the first file, without reading the whole form
    [StreamsBody, RequestSizeLimit(PortalHost.MostUploadBytes)]
    public async Task<IActionResult> Send(string course, string assignment, [FromServices] Viewer viewer, [FromServices] UploadReader uploads, [FromServices] HandInLimits limits, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, viewer, cancel) is not { MayHandIn: true } opened)
        {
            return NotFound();
        }

        if (!limits.Allows(viewer.Id))
        {
            return this.TooMuch($"{opened.Url}/answers", texts);
        }

        texts.CourseZone = opened.Course.TimeZone;
        var form = await uploads.ReadAsync(HttpContext, cancel);
        if (form is not UploadedForm.Complete complete)
        {
            return this.Unread(form, $"{opened.Url}/answers", texts);
        }

        using var folder = complete.Folder;
        if (!limits.HasRoomFor(viewer.Id, complete.Bytes))
        {
            return this.TooMuch($"{opened.Url}/answers", texts);
        }

        var values = FieldNames.Read(AnswerForm.Of(opened.Package), complete.Fields);
        await drafts.SaveAsync(opened.Assignment.Id, viewer.Id, values, cancel);
        return complete["do"] switch
        {
            "check" => View("/Assignments/Views/Answers.cshtml", await pages.CheckAsync(await pages.BuildAsync(opened, viewer, await drafts.FindAsync(opened, viewer, cancel), cancel), cancel)),
            "hand-in" => await HandInAsync(opened, viewer, complete, values, cancel),
            _ => Saved(opened),
        };
    }

    /// <summary>Keeps what is typed while it is typed.</summary>
    [HttpPost("draft")]
    public async Task<IActionResult> Draft(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, viewer, cancel) is not { MayHandIn: true } opened)
        {
            return NotFound();
        }

        await drafts.SaveAsync(opened.Assignment.Id, viewer.Id, FieldNames.Read(AnswerForm.Of(opened.Package), await InputsAsync(cancel)), cancel);
        return NoContent();
    }

    /// <summary>How one answer is read, while it is typed.</summary>
    [HttpPost("echo")]
    [EnableRateLimiting(AssignmentsServices.EchoLimit)]
    public async Task<IActionResult> Echo(string course, string assignment, [FromQuery] string field, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await FindAsync(course, assignment, viewer, cancel) is not { } opened || AnswerForm.Of(opened.Package).Find(field) is not { } asked)
        {
            return NotFound();
        }

        return PartialView("/Assignments/Views/_Echo.cshtml", await pages.EchoAsync(opened, field, FieldNames.Read(asked, await InputsAsync(cancel)), cancel));
    }

    private async Task<IActionResult> HandInAsync(OpenedAssignment opened, Viewer viewer, UploadedForm.Complete form, Dictionary<string, string> values, CancellationToken cancel)
    {
        if (values.Count == 0)
        {
            return this.Problem(StatusCodes.Status422UnprocessableEntity, texts["Nothing is filled in yet, so nothing was handed in."], $"{opened.Url}/answers");
        }

        if (AnswerDesk.Unfit(opened, form.Files) is { } unfit)
        {
            return this.Problem(StatusCodes.Status422UnprocessableEntity, texts["{0} cannot come along with the form: answers.yaml is made from what you type, and archives are handed in on the assignment's page. Nothing was handed in; what you typed is saved.", unfit], $"{opened.Url}/answers");
        }

        var outcome = await desk.TakeAsync(opened, viewer, form, values, HttpContext.ReceivedAt(), cancel);
        if (outcome is HandInOutcome.Taken or HandInOutcome.Again)
        {
            await drafts.ForgetAsync(opened.Assignment.Id, viewer.Id, cancel);
        }

        return this.Outcome(outcome, $"{opened.Url}/answers", texts);
    }

    private RedirectResult Saved(OpenedAssignment opened)
    {
        TempData.Say(texts["Saved as a draft. Nothing is handed in yet."]);
        return Redirect($"{opened.Url}/answers");
    }

    private async Task<OpenedAssignment?> FindAsync(string course, string assignment, Viewer viewer, CancellationToken cancel) =>
        await assignments.FindAsync(course, assignment, viewer, cancel) is { AnswersFile: not null } opened && !AnswerForm.Of(opened.Package).IsEmpty ? opened : null;

    private async Task<IReadOnlyDictionary<string, string>> InputsAsync(CancellationToken cancel) =>
        (await Request.ReadFormAsync(cancel)).ToDictionary(f => f.Key, f => string.Join(", ", f.Value.ToArray()), StringComparer.Ordinal);
}
