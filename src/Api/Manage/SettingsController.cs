using Autograder.Api.Data;
using Autograder.Api.Manage.Settings;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>When an assignment opens and is due, how often one may hand in, and when results are seen.</summary>
[Route("courses/{course}/{assignment}/manage")]
internal sealed class SettingsController(ManagedAssignments managed, AssignmentDesk desk, PackageShelf shelf, PortalDb db, ITexts texts) : Controller
{
    [HttpGet("settings")]
    public async Task<IActionResult> Settings(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? View(await PageOfAsync(found, AssignmentForm.Of(found, AssignmentDesk.ZoneOf(found)), cancel)) : NotFound();

    [HttpPost("settings")]
    public async Task<IActionResult> Settings(string course, string assignment, AssignmentForm form, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var before = found.DueLocal;
        if (ModelState.IsValid)
        {
            foreach (var (field, mistake) in await desk.ChangeAsync(found, form, viewer, cancel))
            {
                ModelState.AddModelError(field, texts[mistake]);
            }
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(await PageOfAsync(found, form, cancel));
        }

        var graded = before == found.DueLocal ? 0 : await db.Submissions.CountAsync(s => s.AssignmentId == found.Id && s.GradeId != null, cancel);
        TempData.Say(graded == 0 ? texts["Saved."] : texts.Count(graded, "Saved. {0} grade was made with the old deadline: Regrade shows what the new one changes.", "Saved. {0} grades were made with the old deadline: Regrade shows what the new one changes."));
        return Redirect($"{ManageFrame.UrlOf(found)}/settings");
    }

    /// <summary>Says who will see what, before anything happens.</summary>
    [HttpGet("publish")]
    public async Task<IActionResult> Publish(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? View(new PublishPage(new ManageFrame(found, ""), await desk.CountAsync(found, cancel))) : NotFound();

    [HttpPost("publish")]
    public async Task<IActionResult> PublishNow(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        await desk.PublishAsync(found, viewer, cancel);
        TempData.Say(texts["Results are published."]);
        return Redirect(ManageFrame.UrlOf(found));
    }

    [HttpPost("hide")]
    public async Task<IActionResult> Hide(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        await desk.HideAsync(found, viewer, cancel);
        TempData.Say(texts["Results are hidden until you publish them."]);
        return Redirect(ManageFrame.UrlOf(found));
    }

    private async Task<SettingsPage> PageOfAsync(CourseAssignment assignment, AssignmentForm form, CancellationToken cancel) => new(
        new ManageFrame(assignment, "settings"), form, assignment.PackageVersionId is { } version ? (await shelf.OpenAsync(version, cancel)).Calendar : null);
}
