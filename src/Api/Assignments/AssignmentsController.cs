using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticFiles;

namespace Autograder.Api.Assignments;

/// <summary>The page of an assignment, and what belongs to its package.</summary>
[Route("/courses/{course}/{assignment}")]
internal sealed class AssignmentsController(AssignmentFinder assignments, AssignmentPages pages, Handouts handouts, ITexts texts) : Controller
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    [HttpGet("")]
    public async Task<IActionResult> Show(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await assignments.FindAsync(course, assignment, viewer, cancel) is not { } opened)
        {
            return NotFound();
        }

        texts.CourseZone = opened.Course.TimeZone;
        return View("Show", await pages.BuildAsync(opened, viewer, cancel));
    }

    [HttpGet("starter.zip")]
    public async Task<IActionResult> Starter(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await assignments.FindAsync(course, assignment, viewer, cancel) is not { } opened || !StarterArchive.Exists(opened.Package.Folder))
        {
            return NotFound();
        }

        var name = $"{opened.Assignment.Slug}-starter";
        return File(StarterArchive.Make(opened.Package.Folder, name), "application/zip", $"{name}.zip");
    }

    /// <summary>Only what the handout shows: everything else of a package stays with its author.</summary>
    [HttpGet("pictures/{**path}")]
    public async Task<IActionResult> Picture(string course, string assignment, string path, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await assignments.FindAsync(course, assignment, viewer, cancel) is not { } opened
            || !(await handouts.OfAsync(opened, cancel)).Pictures.Contains(path)
            || !Types.TryGetContentType(path, out var type) || !type.StartsWith("image/", StringComparison.Ordinal))
        {
            return NotFound();
        }

        var file = new FileInfo(Path.Combine(opened.Package.Folder, path));
        if (!file.Exists || file.LinkTarget is not null)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"; // a drawing is no page
        Response.Headers.CacheControl = "private, max-age=86400";
        return PhysicalFile(file.FullName, type);
    }
}
