using Autograder.Api.Data;
using Autograder.Api.Manage.Settings;
using Autograder.Api.Manage.Uploads;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Manage;

/// <summary>A folder or a zip of submissions, handed in on behalf of students.</summary>
[Route("courses/{course}/{assignment}/manage/upload")]
internal sealed class UploadController(ManagedAssignments managed, BatchUploads batches, IDataProtectionProvider protection, TimeProvider time, ITexts texts) : Controller
{
    private const long MostBytes = 401L << 20;
    private const int MostFiles = 20_000;

    [HttpGet("")]
    public async Task<IActionResult> Upload(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found ? View(PageOf(found, null)) : NotFound();

    /// <summary>Keeps the files and shows whose they are; nothing is handed in yet.</summary>
    [HttpPost(""), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueCountLimit = MostFiles)]
    public async Task<IActionResult> Preview(string course, string assignment, List<IFormFile> files, string? received, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var zone = AssignmentDesk.ZoneOf(found);
        var local = AssignmentForm.Read(received, out var wrong) ?? TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime;
        if (wrong || zone.IsInvalidTime(local) || !files.Exists(f => f.Length > 0))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Upload", PageOf(found, wrong ? texts["This is not a time of the course's time zone."] : texts["Choose a zip or a folder."]));
        }

        var ticket = new BatchTicket(found.Id, viewer.Id, await batches.KeepAsync([.. files.Where(f => f.Length > 0)], cancel), new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime());
        using var batch = await batches.OpenAsync(found, ticket.Archive, ticket.Received, cancel);
        return View("Preview", new UploadPreviewPage(new ManageFrame(found, "submissions"), batch, ticket.Seal(protection)));
    }

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(string course, string assignment, string? ticket, [FromServices] BatchIntake intake, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        if (BatchTicket.Open(protection, ticket, found.Id, viewer.Id) is not { } opened)
        {
            TempData.Warn(texts["The preview is too old. Upload the folder again."]);
            return Redirect($"{ManageFrame.UrlOf(found)}/upload");
        }

        using var batch = await batches.OpenAsync(found, opened.Archive, opened.Received, cancel);
        return View("Done", new UploadDonePage(new ManageFrame(found, "submissions"), await intake.TakeAsync(found, opened, batch, viewer, cancel)));
    }

    private UploadPage PageOf(CourseAssignment assignment, string? problem)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), AssignmentDesk.ZoneOf(assignment)).DateTime;
        return new UploadPage(new ManageFrame(assignment, "submissions"), AssignmentForm.Typed(new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0)), problem);
    }
}
