using Autograder.Api.Data;
using Autograder.Api.Manage.Settings;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>Later deadlines for single students and groups.</summary>
[Route("courses/{course}/{assignment}/manage/extensions")]
internal sealed class ExtensionsController(ManagedAssignments managed, ExtensionDesk desk, PortalDb db, ITexts texts) : Controller
{
    /// <param name="person">Whose extension the form shows, to change it.</param>
    [HttpGet("")]
    public async Task<IActionResult> List(string course, string assignment, long? person, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var given = person is null ? null : await db.Extensions.SingleOrDefaultAsync(e => e.AssignmentId == found.Id && e.PersonId == person, cancel);
        var form = given is null ? new ExtensionForm { Person = person ?? 0 } : new ExtensionForm { Person = given.PersonId, Due = AssignmentForm.Typed(given.DueLocal), Reason = given.Reason };
        return View(await PageOfAsync(found, form, cancel));
    }

    [HttpPost("")]
    public async Task<IActionResult> List(string course, string assignment, ExtensionForm form, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var due = AssignmentForm.Read(form.Due, out var wrong);
        if (wrong || (due is { } local && AssignmentDesk.ZoneOf(found).IsInvalidTime(local)))
        {
            ModelState.AddModelError(nameof(form.Due), texts["This is not a time of the course's time zone."]);
        }

        var people = form.Group ? await desk.GroupOfAsync(found, form.Person, cancel) : [form.Person];
        var set = ModelState.IsValid && due is { } until ? await desk.SetAsync(found, people, until, form.Reason.Trim(), viewer, cancel) : 0;
        if (ModelState.IsValid && set == 0)
        {
            ModelState.AddModelError(nameof(form.Person), texts["Choose a student."]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(await PageOfAsync(found, form, cancel));
        }

        TempData.Say(await WordsAsync(found, texts.Count(set, "{0} student has the new deadline.", "{0} students have the new deadline."), people, cancel));
        return Redirect($"{ManageFrame.UrlOf(found)}/extensions");
    }

    [HttpPost("{extension:long}/remove")]
    public async Task<IActionResult> Remove(string course, string assignment, long extension, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        if (!await desk.RemoveAsync(found, extension, viewer, cancel))
        {
            return NotFound();
        }

        TempData.Say(texts["The extension is gone; the common deadline holds again. If work was graded with it, regrade."]);
        return Redirect($"{ManageFrame.UrlOf(found)}/extensions");
    }

    private async Task<string> WordsAsync(CourseAssignment assignment, string words, IReadOnlyList<long> people, CancellationToken cancel) =>
        await db.SubmissionAuthors.AnyAsync(a => a.Submission!.AssignmentId == assignment.Id && a.Submission.GradeId != null && people.Contains(a.PersonId), cancel)
            ? $"{words} {texts["Work was graded with the old one: Regrade shows what changes."]}" : words;

    private async Task<ExtensionsPage> PageOfAsync(CourseAssignment assignment, ExtensionForm form, CancellationToken cancel)
    {
        var members = await db.Memberships.Where(m => m.CourseId == assignment.CourseId && m.Role == CourseRole.Student)
            .OrderBy(m => m.Person!.DisplayName).ThenBy(m => m.PersonId).Select(m => new StudentChoice(m.PersonId, m.Person!.DisplayName, m.StudentId)).ToListAsync(cancel); // every membership has a person
        var given = await db.Extensions.Where(e => e.AssignmentId == assignment.Id).Include(e => e.Person).OrderBy(e => e.Person!.DisplayName).ToListAsync(cancel);
        var grantors = await db.Users.Where(p => given.Select(e => e.GrantedById).Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        return new ExtensionsPage(new ManageFrame(assignment, "extensions"), form, members, given, grantors);
    }
}
