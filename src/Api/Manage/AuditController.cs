using Autograder.Api.Courses;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Manage;

/// <summary>What was done in a course, and by whom.</summary>
[Route("courses/{course}/audit")]
internal sealed class AuditController(CourseDoor door, AuditTrail trail) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Audit(string course, AuditFilter filter, CancellationToken cancel) =>
        await door.FindTaughtAsync(course, cancel) is { } found ? View(await trail.FindAsync(found, filter, cancel)) : NotFound();
}
