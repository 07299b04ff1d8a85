using Autograder.Api.Account;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Courses;

/// <summary>The start page, a course's page, and what is decided about a course.</summary>
internal sealed class CoursesController(CourseDoor door, CourseDesk desk, CourseLists lists, ITexts texts) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index([FromServices] Viewer viewer, int page, CancellationToken ct) =>
        View("Index", await lists.ReadAsync(viewer, page, Request, ct));

    [HttpGet("/courses")]
    public IActionResult ToIndex() => LocalRedirectPermanent("/");

    [HttpGet("/courses/new"), AdminOnly]
    public IActionResult New([FromServices] Viewer viewer) => View("New", new CourseForm { TimeZone = viewer.TimeZone ?? "" });

    [HttpPost("/courses/new"), AdminOnly]
    public async Task<IActionResult> New(CourseForm form, [FromServices] Viewer viewer, CancellationToken ct)
    {
        CheckZone(form);
        if (ModelState.IsValid && await desk.CreateAsync(form, viewer, ct) is { } made)
        {
            TempData.Say(texts["The course is made. Add its people next."]);
            return LocalRedirect($"/courses/{made.Slug}/roster");
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Slug), texts["Another course has this address. Choose another."]);
        }

        return View("New", form);
    }

    [HttpGet("/courses/{course}")]
    public async Task<IActionResult> Show(string course, [FromServices] Viewer viewer, [FromServices] StudentRows students, [FromServices] StaffRows staff, CancellationToken ct)
    {
        if (await door.FindAsync(course, ct) is not { } access)
        {
            return NotFound();
        }

        return access.Marks
            ? View("Staff", new StaffPage(access, await staff.ReadAsync(access, ct)))
            : View("Student", new StudentPage(access, await students.ReadAsync(access, viewer, ct)));
    }

    [HttpGet("/courses/{course}/settings")]
    public async Task<IActionResult> Settings(string course, CancellationToken ct) => await door.FindTaughtAsync(course, ct) is { } access
        ? View("Settings", new CourseSettingsPage(access, CourseForm.Of(access.Course)))
        : NotFound();

    [HttpPost("/courses/{course}/settings")]
    public async Task<IActionResult> Settings(string course, CourseForm form, [FromServices] Viewer viewer, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access)
        {
            return NotFound();
        }

        CheckZone(form);
        if (!ModelState.IsValid)
        {
            return View("Settings", new CourseSettingsPage(access, form));
        }

        await desk.ChangeAsync(access.Course, form, viewer, ct);
        TempData.Say(texts["The settings of the course are saved."]);
        return LocalRedirect($"{access.Url}/settings");
    }

    private void CheckZone(CourseForm form)
    {
        if (form.TimeZone is { Length: > 0 } zone && !TimeZones.Knows(zone))
        {
            ModelState.AddModelError(nameof(form.TimeZone), texts["This time zone is not known. Choose one of the list, such as Europe/Berlin."]);
        }
    }
}
