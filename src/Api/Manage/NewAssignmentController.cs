using Autograder.Api.Manage.Packages;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Rubrics.Assignments;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Manage;

/// <summary>A new assignment from a package.</summary>
[Route("courses/{course}/assignments/new")]
internal sealed class NewAssignmentController(ManagedAssignments managed, PackageTaker taker, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> New(string course, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindCourseAsync(course, viewer, cancel) is { } found ? View(PageOf(found, [], null)) : NotFound();

    /// <param name="shipped">Slug of a package that comes with the program, where no file was chosen.</param>
    [HttpPost(""), RequestSizeLimit(PackageForm.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = PackageForm.MostBytes)]
    public async Task<IActionResult> New(string course, IFormFile? package, string? shipped, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindCourseAsync(course, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var read = package is { Length: > 0 } ? taker.Read(package.FileName, await PackageForm.BytesAsync(package, cancel), cancel)
            : string.IsNullOrEmpty(shipped) ? null : taker.ReadShipped(shipped, cancel);
        if (read is null)
        {
            return View(PageOf(found, [texts["Choose the zip of a package, or one that comes with the program."]], shipped));
        }

        switch (await taker.CreateAsync(found, read, viewer, cancel))
        {
            case PackageOutcome.Taken taken:
                TempData.Say(texts["The assignment is made. Students see it once it opens: decide below when that is."]);
                return Redirect($"{ManageFrame.UrlOf(taken.Assignment)}/settings");
            case PackageOutcome.NameTaken there:
                TempData.Warn(texts["This course has an assignment “{0}” already. Upload the package here as a new version of it.", there.Assignment.Title]);
                return Redirect($"{ManageFrame.UrlOf(there.Assignment)}/package");
            case PackageOutcome.Mistaken mistaken:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(PageOf(found, mistaken.Problems, shipped));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static NewAssignmentPage PageOf(Data.Course course, IReadOnlyList<string> problems, string? chosen) =>
        new(course, [.. ShippedPackages.All().Select(folder => Path.GetFileName(folder))], problems, chosen);
}
