using Autograder.Api.Data;
using Autograder.Api.Manage.Packages;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>The versions of an assignment's package.</summary>
[Route("courses/{course}/{assignment}/manage/package")]
internal sealed class PackageController(ManagedAssignments managed, PackageTaker taker, PackageVersions versions, PortalDb db, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found ? View(await PageOfAsync(found, [], cancel)) : NotFound();

    [HttpPost(""), RequestSizeLimit(PackageForm.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = PackageForm.MostBytes)]
    public async Task<IActionResult> List(string course, string assignment, IFormFile? package, string? note, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        if (package is not { Length: > 0 })
        {
            return View(await PageOfAsync(found, [texts["Choose the zip of the package."]], cancel));
        }

        var read = taker.Read(package.FileName, await PackageForm.BytesAsync(package, cancel), cancel);
        switch (await taker.AddVersionAsync(found, read, note, viewer, cancel))
        {
            case PackageOutcome.Taken taken:
                TempData.Say(texts["Version {0} is stored. It grades once you make it current.", taken.Version.Version]);
                return Redirect($"{ManageFrame.UrlOf(found)}/package/{taken.Version.Number}");
            case PackageOutcome.Same same:
                TempData.Warn(texts["These are the same files as version {0}; nothing was stored.", same.Version.Version]);
                return Redirect($"{ManageFrame.UrlOf(found)}/package/{same.Version.Number}");
            case PackageOutcome.Mistaken mistaken:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(await PageOfAsync(found, mistaken.Problems, cancel));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Version(string course, string assignment, int number, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || await versions.FindAsync(found, number, cancel) is not { } version)
        {
            return NotFound();
        }

        var page = new PackageVersionPage(new ManageFrame(found, "package"), version, await versions.DifferenceAsync(found, version, cancel), CheckReport.Of(version), await versions.CheckJobAsync(version, cancel));
        return Request.Headers.ContainsKey("HX-Request") ? PartialView("_Check", page) : View(page);
    }

    /// <summary>The package as it was uploaded.</summary>
    [HttpGet("{number:int}/files.zip")]
    public async Task<IActionResult> Files(string course, string assignment, int number, [FromServices] Rubrics.Evidence.BlobStore blobs, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || await versions.FindAsync(found, number, cancel) is not { } version)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        return File(blobs.Open(version.ArchiveBlob), "application/zip", $"{found.Slug}-version-{version.Number}.zip");
    }

    [HttpPost("{number:int}/check")]
    public async Task<IActionResult> Check(string course, string assignment, int number, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || await versions.FindAsync(found, number, cancel) is not { } version)
        {
            return NotFound();
        }

        if (await versions.AskForCheckAsync(found, version, viewer, cancel))
        {
            TempData.Say(texts["The proof is in the queue. You can leave this page; the result stays here."]);
        }

        return Redirect($"{ManageFrame.UrlOf(found)}/package/{number}");
    }

    [HttpPost("{number:int}/current")]
    public async Task<IActionResult> Current(string course, string assignment, int number, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || await versions.FindAsync(found, number, cancel) is not { } version)
        {
            return NotFound();
        }

        await versions.MakeCurrentAsync(found, version, viewer, cancel);
        TempData.Say(texts["Version {0} grades from now on. Grades that are there stay as they are until you regrade.", version.Version]);
        return Redirect($"{ManageFrame.UrlOf(found)}/package/{number}");
    }

    private async Task<PackagePage> PageOfAsync(CourseAssignment assignment, IReadOnlyList<string> problems, CancellationToken cancel) => new(
        new ManageFrame(assignment, "package"),
        await db.PackageVersions.Where(v => v.AssignmentId == assignment.Id).Include(v => v.UploadedBy).OrderByDescending(v => v.Number).ToListAsync(cancel),
        problems);
}
