using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Submissions;

namespace Autograder.Api.Manage.Uploads;

/// <summary>What became of one upload of a batch.</summary>
/// <param name="Outcome">Null where nobody could be named, so that it was not handed in.</param>
internal sealed record BatchResult(BatchEntry Entry, HandInOutcome? Outcome);

/// <summary>Hands in a batch on behalf of students.</summary>
internal sealed class BatchIntake(SubmissionDesk desk, Teams teams, AuditLog audit, PortalDb db)
{
    /// <summary>Takes what has an owner. Taking the same archive again takes nothing twice.</summary>
    public async Task<IReadOnlyList<BatchResult>> TakeAsync(CourseAssignment assignment, BatchTicket ticket, OpenBatch batch, Viewer who, CancellationToken cancel)
    {
        var results = new List<BatchResult>();
        foreach (var entry in batch.Entries)
        {
            results.Add(entry.Problem is null ? await TakeAsync(assignment, ticket, entry, who, cancel) : new BatchResult(entry, null));
        }

        audit.Add(who, assignment.CourseId, "batch.uploaded", $"assignment {assignment.Id}", new
        {
            ticket.Archive,
            taken = results.Count(r => r.Outcome is HandInOutcome.Taken),
            again = results.Count(r => r.Outcome is HandInOutcome.Again),
            refused = results.Count(r => r.Outcome is not null and not HandInOutcome.Taken and not HandInOutcome.Again),
            nobody = results.Count(r => r.Outcome is null),
        });
        await db.SaveChangesAsync(cancel);
        return results;
    }

    private async Task<BatchResult> TakeAsync(CourseAssignment assignment, BatchTicket ticket, BatchEntry entry, Viewer who, CancellationToken cancel)
    {
        var team = entry.Students.Count > 1
            ? await teams.OfGroupAsync(assignment.Id, [.. entry.Students.Select(s => s.Id)], cancel)
            : await teams.OfAsync(assignment.Id, entry.Students[0].Id, cancel);
        if (team is null)
        {
            return new BatchResult(entry with { Problem = "One of these students is in a group with others. Dissolve it, or correct the column group of received.csv." }, null);
        }

        return new BatchResult(entry, await desk.TakeAsync(new HandIn
        {
            Assignment = assignment,
            SubmittedBy = who,
            Team = team,
            Files = FilesOf(entry),
            SubmitKey = $"batch-{assignment.Id}-{ticket.Archive[..16]}-{entry.Id}",
            ReceivedAt = entry.Upload.Received,
            Origin = SubmissionOrigin.Batch,
            Priority = JobPriority.Batch,
        }, cancel));
    }

    private static IReadOnlyList<HandedInFile> FilesOf(BatchEntry entry)
    {
        var path = Path.TrimEndingDirectorySeparator(entry.Upload.Path);
        return File.Exists(path)
            ? [new HandedInFile(Path.GetFileName(path), path)]
            : [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => new HandedInFile(Path.GetRelativePath(Path.GetDirectoryName(path) ?? path, file), file))];
    }
}
