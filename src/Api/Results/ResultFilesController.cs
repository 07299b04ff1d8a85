using System.Globalization;
using Autograder.Api.People;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Results;

/// <summary>Files of a submission: what was handed in, the report, and what the page shows. All but drawings of ours are downloads.</summary>
[Route("/submissions/{id:long}")]
internal sealed class ResultFilesController(ResultFinder results, BlobStore blobs) : Controller
{
    private const string Bytes = "application/octet-stream";

    [HttpGet("report.pdf")]
    public async Task<IActionResult> Report(long id, [FromServices] Viewer viewer, [FromServices] ReportShelf reports, [FromServices] ReportLimits limits, CancellationToken cancel)
    {
        if (await FindGradedAsync(id, viewer, cancel) is not { SeesNames: true } result)
        {
            return NotFound();
        }

        return limits.Allows(viewer.Id) ? File(await reports.PdfAsync(result, cancel), "application/pdf", NameOf(result, "pdf")) : StatusCode(StatusCodes.Status429TooManyRequests);
    }

    [HttpGet("results.json")]
    public async Task<IActionResult> Json(long id, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await FindGradedAsync(id, viewer, cancel) is { SeesNames: true, Grade: { } grade } result
            ? File(ResultsJson.Write(grade), "application/json", NameOf(result, "json"))
            : NotFound();

    /// <summary>The n-th file as it was taken; 0 is the upload as it came.</summary>
    [HttpGet("files/{number:int}")]
    public async Task<IActionResult> HandedIn(long id, int number, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await results.FindAsync(id, viewer, cancel) is not { SeesNames: true } result)
        {
            return NotFound();
        }

        var (sha, name) = number == 0 ? (result.Submission.UploadBlob, result.Submission.Source)
            : result.Record.Files.ElementAtOrDefault(number - 1) is { } file ? (file.Sha256, Path.GetFileName(file.Path)) : (null, "");
        return sha is not null && blobs.Has(sha) ? File(blobs.Open(sha), Bytes, name) : NotFound();
    }

    /// <summary>A picture that the grade shows: a PNG that was drawn anew when it was taken in.</summary>
    [HttpGet("pictures/{sha}")]
    public async Task<IActionResult> Picture(long id, string sha, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        var result = await FindGradedAsync(id, viewer, cancel);
        var shown = result?.Grade?.Items.SelectMany(i => i.Exhibits).OfType<Exhibit.Picture>().Any(p => p.Sha256 == sha && (!p.ForMarkers || result.IsStaff)) ?? false;
        if (!shown || !blobs.Has(sha))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, max-age=3600";
        return File(blobs.Open(sha), "image/png");
    }

    [HttpGet("charts/{number:int}.svg")]
    public async Task<IActionResult> Chart(long id, int number, [FromQuery] string? theme, [FromServices] Viewer viewer, [FromServices] ResultPages pages, CancellationToken cancel)
    {
        if (await FindGradedAsync(id, viewer, cancel) is not { Grade: { } grade } || await pages.ChartAsync(grade, number, theme == "dark", cancel) is not { } chart)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, max-age=3600";
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"; // a drawing is no page
        return Content(chart, "image/svg+xml");
    }

    private async Task<SubmissionResult?> FindGradedAsync(long id, Viewer viewer, CancellationToken cancel) =>
        await results.FindAsync(id, viewer, cancel) is { Grade: not null } result ? result : null;

    private static string NameOf(SubmissionResult result, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{result.Assignment.Slug}-{result.Submission.Number}.{extension}");
}
