using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Operations;

/// <summary>Everything that waits, runs or failed, of all courses.</summary>
internal sealed class QueueBoard(PortalDb db, TimeProvider time)
{
    public const int Size = 50;

    /// <summary>A worker that was not seen for longer is shown as gone.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(1);

    /// <summary>What was seen long ago is not worth a line.</summary>
    private static readonly TimeSpan _forgotten = TimeSpan.FromDays(7);

    public async Task<QueuePage> FindAsync(QueueFilter filter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var open = db.Jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Leased || j.State == JobState.Parked);
        var courses = await open.GroupBy(j => j.CourseId)
            .Select(g => new { g.Key, Queued = g.Count(j => j.State == JobState.Queued), Running = g.Count(j => j.State == JobState.Leased), Parked = g.Count(j => j.State == JobState.Parked) }).ToListAsync(cancel);
        var titles = await db.Courses.Where(c => courses.Select(g => g.Key).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, cancel);
        var found = filter.State is { } state ? open.Where(j => j.State == state) : open;
        found = filter.Course is { } course ? found.Where(j => j.CourseId == course) : found;
        var total = await found.CountAsync(cancel);
        filter.Page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + Size - 1) / Size));
        var jobs = await found
            .OrderBy(j => j.State == JobState.Leased ? 0 : j.State == JobState.Queued ? 1 : 2).ThenBy(j => j.Priority).ThenBy(j => j.ReadyAt).ThenBy(j => j.Id)
            .Skip((filter.Page - 1) * Size).Take(Size)
            .Select(j => new QueueRow(
                j.Id, j.Kind, j.State, j.Priority, j.CourseId, j.SubmissionId, j.Submission!.Number, // outer joins: null where there is none
                j.Submission!.Assignment!.Title ?? j.PackageVersion!.Assignment!.Title, j.PackageVersion!.Number,
                j.Submission!.Assignment!.Slug ?? j.PackageVersion!.Assignment!.Slug, db.Courses.Where(c => c.Id == j.CourseId).Select(c => c.Slug).FirstOrDefault() ?? "",
                j.Tries, j.CreatedAt, j.ReadyAt, j.StartedAt, j.Worker, j.Phase, j.PhaseAt, j.CancelRequested, j.Fault,
                j.State == JobState.Queued ? db.Jobs.Count(o => o.State == JobState.Queued && (o.Priority < j.Priority || (o.Priority == j.Priority && (o.ReadyAt < j.ReadyAt || (o.ReadyAt == j.ReadyAt && o.Id < j.Id))))) + 1 : null))
            .ToListAsync(cancel);
        var workers = await db.Workers.Where(w => w.SeenAt > now - _forgotten).OrderByDescending(w => w.SeenAt).ToListAsync(cancel);
        var busy = await db.Jobs.Where(j => j.State == JobState.Leased && j.Worker != null).GroupBy(j => j.Worker!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel); // null was left out just before
        return new QueuePage(
            filter, jobs, total,
            [.. courses.Select(c => new CourseLoad(c.Key, titles.GetValueOrDefault(c.Key, ""), c.Queued, c.Running, c.Parked)).OrderBy(c => c.Title, StringComparer.Ordinal)],
            [.. workers.Select(w => new WorkerLine(w, busy.GetValueOrDefault(w.Id), now - w.SeenAt <= _silence))], now);
    }
}
