using Autograder.Api.People;
using Autograder.Rubrics.Evidence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Pages of a write-up for its marker: PNGs that were drawn anew in the box and cleaned.</summary>
[Route("/courses/{course}/{assignment}/marking/{item}/{submissionId:long}/pages")]
internal sealed class PagePicturesController(MarkingDoor door, WriteUpPages pages, BlobStore blobs, Data.PortalDb db) : Controller
{
    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(string course, string assignment, string item, long submissionId, int number, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked || marked.Find(item) is null || !await door.HasAsync(marked, submissionId, viewer, cancel))
        {
            return NotFound();
        }

        var submission = await db.Submissions.AsNoTracking().FirstAsync(s => s.Id == submissionId, cancel);
        if (pages.Of(submission).FirstOrDefault(p => p.Number == number) is not { } page || !blobs.Has(page.Sha256))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, max-age=3600";
        return File(blobs.Open(page.Sha256), "image/png");
    }
}
