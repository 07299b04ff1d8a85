using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Results;

/// <summary>Students ask for another look at a question; markers answer. Each request stays as it was.</summary>
internal sealed class RegradeRequests(PortalDb db, AuditLog audit, TimeProvider time)
{
    public const int ShortestReason = 10;
    public const int LongestReason = 4000;

    public async Task<AskOutcome> AskAsync(SubmissionResult result, string item, string reason, Viewer viewer, CancellationToken cancel)
    {
        if (!result.MayAsk || result.Grade?.Items.Any(i => i.Id == item) != true)
        {
            return AskOutcome.NotAllowed;
        }

        if (reason.Trim() is not { Length: >= ShortestReason and <= LongestReason } words)
        {
            return AskOutcome.NoReason;
        }

        if (await db.RegradeRequests.AnyAsync(r => r.SubmissionId == result.Submission.Id && r.Item == item && r.AnsweredAt == null, cancel))
        {
            return AskOutcome.OpenAlready;
        }

        db.RegradeRequests.Add(new RegradeRequest { SubmissionId = result.Submission.Id, Item = item, Reason = words, AskedById = viewer.Id, AskedAt = time.GetUtcNow() });
        audit.Add(viewer, result.Course.Id, "request.made", $"submission {result.Submission.Id}", new { item });
        try
        {
            await db.SaveChangesAsync(cancel);
            return AskOutcome.Asked;
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return AskOutcome.OpenAlready;
        }
    }

    /// <summary>All requests of a submission, oldest first.</summary>
    public Task<List<RegradeRequest>> OfAsync(long submissionId, CancellationToken cancel) =>
        db.RegradeRequests.AsNoTracking().Where(r => r.SubmissionId == submissionId).OrderBy(r => r.Id).ToListAsync(cancel);
}

/// <summary>What became of a request.</summary>
internal enum AskOutcome
{
    Asked,

    /// <summary>One about this question has not been answered yet.</summary>
    OpenAlready,

    /// <summary>Too short, or too long.</summary>
    NoReason,

    /// <summary>Not the viewer's, not released, or no such question.</summary>
    NotAllowed,
}
