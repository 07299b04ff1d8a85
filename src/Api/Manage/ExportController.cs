using Autograder.Api.Data;
using Autograder.Api.Manage.Numbers;
using Autograder.Api.Manage.Settings;
using Autograder.Api.People;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Manage;

/// <summary>Grades as files. Each download is written down, because it takes names and marks out of the portal.</summary>
[Route("courses/{course}/{assignment}/manage/export")]
internal sealed class ExportController(ManagedAssignments managed, GradeExports exports, PortalDb db, AuditLog audit) : Controller
{
    [HttpGet("gradebook.csv")]
    public async Task<IActionResult> Gradebook(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? await SendAsync(found, "gradebook.csv", new MemoryStream(await exports.GradebookAsync(found, cancel)), "text/csv; charset=utf-8", viewer, cancel) : NotFound();

    [HttpGet("results.zip")]
    public async Task<IActionResult> Results(string course, string assignment, bool pdf, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? await SendAsync(found, "results.zip", await exports.ResultsAsync(found, pdf, cancel), "application/zip", viewer, cancel) : NotFound();

    private async Task<IActionResult> SendAsync(CourseAssignment assignment, string name, Stream content, string type, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        audit.Add(viewer, assignment.CourseId, "grades.exported", AssignmentDesk.Subject(assignment), new { file = name });
        await db.SaveChangesAsync(cancel);
        Response.Headers.CacheControl = "private, no-store";
        return File(content, type, $"{assignment.Slug}-{name}");
    }
}
