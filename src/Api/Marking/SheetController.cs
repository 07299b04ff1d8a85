using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Marking;

/// <summary>One sheet: shown, marked, and on to the next.</summary>
[Route("/courses/{course}/{assignment}/marking/{item}")]
internal sealed class SheetController(SheetDoor door, SheetClaims claims, SheetPages pages, SheetSaves saves, ITexts texts) : Controller
{
    [HttpGet("{submissionId:long}")]
    public async Task<IActionResult> Show(string course, string assignment, string item, long submissionId, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, item, submissionId, cancel) is not { } sheet)
        {
            return NotFound();
        }

        if (IsOwn(sheet, viewer))
        {
            return Own(sheet);
        }

        var holder = await claims.HoldAsync(submissionId, item, viewer.Id, cancel);
        return View("Sheet", await pages.OfAsync(sheet, SheetForm.Of(sheet), holder, viewer, cancel) with { ReadOnly = holder is not null || !sheet.CanBeMarked });
    }

    [HttpPost("{submissionId:long}")]
    public async Task<IActionResult> Save(string course, string assignment, string item, long submissionId, SheetForm form, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, item, submissionId, cancel) is not { } sheet)
        {
            return NotFound();
        }

        if (IsOwn(sheet, viewer))
        {
            return Own(sheet);
        }

        switch (await saves.SaveAsync(sheet, form, viewer, ModelState.AddModelError, cancel))
        {
            case SaveOutcome.Saved saved:
                TempData.Say(texts["Saved: {0} of {1}.", texts.Marks(saved.Item.Awarded.Value), texts.Marks(saved.Item.Maximum.Value)]);
                await claims.ReleaseAsync(submissionId, item, viewer.Id, cancel);
                return form.Then == "next" ? await NextAsync(sheet.Assignment, item, submissionId, false, viewer, cancel) : Redirect(sheet.Assignment.UrlOf(item, submissionId));
            case SaveOutcome.Changed changed:
                form.Seen = changed.Now.Seen;
                ModelState.Clear();
                return await AgainAsync(changed.Now, form, null, viewer, true, cancel);
            case SaveOutcome.Held held:
                ModelState.Clear();
                return await AgainAsync(sheet, form, held.By, viewer, false, cancel);
            default:
                return await AgainAsync(sheet, form, null, viewer, false, cancel);
        }
    }

    /// <summary>Takes the next sheet that waits and is nobody's.</summary>
    [HttpPost("next")]
    public async Task<IActionResult> Next(string course, string assignment, string item, long? after, bool backwards, [FromServices] Viewer viewer, [FromServices] MarkingDoor marking, CancellationToken cancel)
    {
        if (await marking.OpenAsync(viewer, course, assignment, cancel) is not { } marked || marked.Find(item) is null)
        {
            return NotFound();
        }

        if (after is { } left)
        {
            await claims.ReleaseAsync(left, item, viewer.Id, cancel);
        }

        return await NextAsync(marked, item, after, backwards, viewer, cancel);
    }

    private async Task<IActionResult> NextAsync(MarkedAssignment marked, string item, long? after, bool backwards, Viewer viewer, CancellationToken cancel)
    {
        if (await claims.NextAsync(marked.Id, item, viewer.Id, after, backwards, cancel) is { } next)
        {
            return Redirect(marked.UrlOf(item, next));
        }

        TempData.Say(texts["Nothing else waits here: what is left of this question is marked, is with another marker, or is your own work."]);
        return Redirect(marked.Url);
    }

    /// <summary>The page with what was sent still in it.</summary>
    private async Task<IActionResult> AgainAsync(Sheet sheet, SheetForm form, SheetHolder? holder, Viewer viewer, bool changed, CancellationToken cancel)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("Sheet", await pages.OfAsync(sheet, form, holder, viewer, cancel) with { Changed = changed });
    }

    private static bool IsOwn(Sheet sheet, Viewer viewer) => sheet.Submission.Authors.Exists(a => a.PersonId == viewer.Id);

    private ViewResult Own(Sheet sheet)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("Own", sheet.Assignment);
    }
}
