using System.Text;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Notebooks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Pictures stored in a notebook, put together again from their pixels.</summary>
[Route("/courses/{course}/{assignment}/marking/{item}/{submissionId:long}/notebooks")]
internal sealed class NotebookPicturesController(MarkingDoor door, BlobStore blobs, PortalDb db) : Controller
{
    [HttpGet("{file:int}/{cell:int}/{output:int}")]
    public async Task<IActionResult> Show(string course, string assignment, string item, long submissionId, int file, int cell, int output, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked || marked.Find(item) is null || !await door.HasAsync(marked, submissionId, viewer, cancel))
        {
            return NotFound();
        }

        var record = await db.Submissions.Where(s => s.Id == submissionId).Select(s => s.Record).FirstAsync(cancel);
        if (SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(record)).Files.ElementAtOrDefault(file - 1) is not { } handedIn
            || !handedIn.Path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || !blobs.Has(handedIn.Sha256)
            || NotebookView.Read(blobs.Get(handedIn.Sha256), only: cell).Cells.ElementAtOrDefault(cell - 1)?.Outputs.ElementAtOrDefault(output - 1) is not ViewOutput.Picture picture)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, max-age=3600";
        return File(picture.Png, "image/png");
    }
}
