using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Assignments.Forms;

/// <summary>What somebody typed so far; where nothing was, the answers that were handed in last.</summary>
internal sealed class AnswerDrafts(PortalDb db, BlobStore blobs, TimeProvider time)
{
    public async Task<StartingAnswers> FindAsync(OpenedAssignment opened, Viewer viewer, CancellationToken cancel)
    {
        var draft = await db.AnswerDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.AssignmentId == opened.Assignment.Id && d.PersonId == viewer.Id, cancel);
        var last = await db.Submissions.OwnedBy(viewer)
            .Where(s => s.AssignmentId == opened.Assignment.Id && s.State != SubmissionState.Refused)
            .OrderByDescending(s => s.ReceivedAt)
            .Select(s => new { s.Record, s.ReceivedAt })
            .FirstOrDefaultAsync(cancel);
        if (draft is not null && (last is null || draft.SavedAt >= last.ReceivedAt))
        {
            return new StartingAnswers(JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Values) ?? [], AnswerOrigin.Draft, draft.SavedAt);
        }

        return last is not null && HandedIn(opened, last.Record) is { Count: > 0 } values
            ? new StartingAnswers(values, AnswerOrigin.LastAttempt, last.ReceivedAt)
            : new StartingAnswers(new Dictionary<string, string>(), AnswerOrigin.Empty, null);
    }

    public async Task SaveAsync(long assignmentId, long personId, IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        // PostgreSQL's texts have no NUL; taken out before it is JSON, where what was typed as \u0000 looks the same
        var (json, now) = (JsonSerializer.Serialize(values.ToDictionary(v => v.Key, v => v.Value.Replace("\0", "", StringComparison.Ordinal))), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into answer_drafts (assignment_id, person_id, "values", saved_at) values ({assignmentId}, {personId}, {json}::jsonb, {now})
            on conflict (assignment_id, person_id) do update set "values" = excluded."values", saved_at = excluded.saved_at
            """,
            cancel);
    }

    public Task ForgetAsync(long assignmentId, long personId, CancellationToken cancel) =>
        db.AnswerDrafts.Where(d => d.AssignmentId == assignmentId && d.PersonId == personId).ExecuteDeleteAsync(cancel);

    private IReadOnlyDictionary<string, string>? HandedIn(OpenedAssignment opened, string record)
    {
        var file = SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(record)).Files.FirstOrDefault(f => opened.Package.Submission.Files.Any(rule =>
            rule.Role == "answers" && FileSystemName.MatchesSimpleExpression(rule.Pattern, Path.GetFileName(f.Path))));
        return file is null || !blobs.Has(file.Sha256) || blobs.Get(file.Sha256) is not { Length: <= AnswerValues.LargestFile } bytes ? null
            : AnswerValues.Read(opened.Package, bytes).Values;
    }
}

/// <summary>What stands in the form when it is opened.</summary>
internal sealed record StartingAnswers(IReadOnlyDictionary<string, string> Values, AnswerOrigin Origin, DateTimeOffset? Since);
