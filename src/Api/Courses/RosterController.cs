using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>The people of a course: for who teaches it.</summary>
[Route("/courses/{course}/roster")]
internal sealed class RosterController(CourseDoor door, RosterReader reader, RosterImport import, RosterDesk desk, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Roster(string course, RosterFilter filter, CancellationToken ct) =>
        await door.FindTaughtAsync(course, ct) is { } access ? View("Roster", await reader.ReadAsync(access, filter, Request, ct)) : NotFound();

    [HttpGet("add")]
    public async Task<IActionResult> Add(string course, CancellationToken ct) =>
        await door.FindTaughtAsync(course, ct) is { } access ? View("Add", access) : NotFound();

    [HttpPost("preview")]
    public async Task<IActionResult> Preview(string course, IFormFile? list, string? csv, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access)
        {
            return NotFound();
        }

        if (list is { Length: > RosterTable.MostBytes } || csv?.Length > RosterTable.MostBytes)
        {
            return View("Preview", new RosterPreview(access, "", new RosterPlan([], [texts["The list is larger than {0}.", texts.Bytes(RosterTable.MostBytes)]])));
        }

        var text = csv ?? "";
        if (list is not null)
        {
            using var stream = new StreamReader(list.OpenReadStream());
            text = await stream.ReadToEndAsync(ct);
        }

        return View("Preview", new RosterPreview(access, text, await import.PlanAsync(access.Course, text, texts, ct)));
    }

    [HttpPost("apply")]
    public async Task<IActionResult> Apply(string course, string? csv, [FromServices] Viewer viewer, [FromServices] InvitationLetters letters, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access)
        {
            return NotFound();
        }

        // Looked at anew: much can have happened since the preview.
        var plan = await import.PlanAsync(access.Course, csv is { Length: <= RosterTable.MostBytes } ? csv : "", texts, ct);
        return plan.Problems.Count > 0
            ? View("Preview", new RosterPreview(access, csv ?? "", plan))
            : await DoneAsync(access, plan, viewer, letters, ct);
    }

    [HttpPost("person")]
    public async Task<IActionResult> AddPerson(string course, RosterPersonForm form, [FromServices] Viewer viewer, [FromServices] InvitationLetters letters, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access)
        {
            return NotFound();
        }

        var line = new RosterLine(1, form.Name?.Trim() ?? "", form.Email?.Trim() ?? "", Blank(form.StudentId), Blank(form.Section), form.Role);
        var plan = await import.PlanAsync(access.Course, [line], texts, ct);
        if (plan.Problems.Count == 0)
        {
            return await DoneAsync(access, plan, viewer, letters, ct);
        }

        foreach (var problem in plan.Problems)
        {
            ModelState.AddModelError("", problem.Split(": ", 2)[^1]);
        }

        return View("Add", access);
    }

    [HttpGet("{person:long}")]
    public async Task<IActionResult> Member(string course, long person, [FromServices] PortalDb db, CancellationToken ct) =>
        await door.FindTaughtAsync(course, ct) is { } access && await MemberAsync(db, access, person, ct) is { } member
            ? View("Member", new MemberPage(access, member, new MemberForm { Role = member.Role, StudentId = member.StudentId, Section = member.Section }))
            : NotFound();

    [HttpPost("{person:long}")]
    public async Task<IActionResult> Member(string course, long person, MemberForm form, [FromServices] Viewer viewer, [FromServices] PortalDb db, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access || await MemberAsync(db, access, person, ct) is not { } member)
        {
            return NotFound();
        }

        var outcome = ModelState.IsValid ? await desk.ChangeAsync(access.Course.Id, person, form, viewer, ct) : (MemberOutcome?)null;
        if (outcome is MemberOutcome.Done)
        {
            TempData.Say(texts["Saved."]);
            return LocalRedirect($"{access.Url}/roster");
        }

        if (outcome is { } not)
        {
            ModelState.AddModelError("", Words(not));
        }

        return View("Member", new MemberPage(access, member, form));
    }

    [HttpPost("{person:long}/remove")]
    public async Task<IActionResult> Remove(string course, long person, [FromServices] Viewer viewer, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access)
        {
            return NotFound();
        }

        var outcome = await desk.RemoveAsync(access.Course.Id, person, viewer, ct);
        if (outcome is MemberOutcome.NotThere)
        {
            return NotFound();
        }

        if (outcome is MemberOutcome.Done)
        {
            TempData.Say(texts["The person is no longer in this course. What was handed in is kept."]);
        }
        else
        {
            TempData.Warn(Words(outcome));
        }

        return LocalRedirect($"{access.Url}/roster");
    }

    private async Task<ViewResult> DoneAsync(CourseAccess access, RosterPlan plan, Viewer viewer, InvitationLetters letters, CancellationToken ct)
    {
        var (done, made) = await import.ApplyAsync(access.Course, plan, viewer, ct);
        return View("Done", new RosterDone(access, done, [.. made.Select(one => (one.Invitation.DisplayName, one.Invitation.Email, letters.Send(one.Invitation, one.Path, access.Course.Title, viewer)))]));
    }

    private static Task<Membership?> MemberAsync(PortalDb db, CourseAccess access, long person, CancellationToken ct) =>
        db.Memberships.AsNoTracking().Include(m => m.Person).SingleOrDefaultAsync(m => m.CourseId == access.Course.Id && m.PersonId == person, ct);

    private string Words(MemberOutcome outcome) => outcome switch
    {
        MemberOutcome.Done => texts["Saved."],
        MemberOutcome.NotThere => texts["The person is not in this course any more."],
        MemberOutcome.LastInstructor => texts["This is the only instructor. Make somebody else an instructor first."],
        MemberOutcome.StudentIdTaken => texts["Somebody else in this course has this student id."],
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
