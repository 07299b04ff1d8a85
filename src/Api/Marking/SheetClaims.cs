using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Keeps two markers from the same sheet: who opens it holds it for a while, and again whenever the page says that it is still open.</summary>
internal sealed class SheetClaims(PortalDb db, TimeProvider clock)
{
    /// <summary>Long enough for pages without scripts, which cannot say that they are still open.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(15);

    /// <summary>Takes the sheet or goes on holding it; null, or who has it instead.</summary>
    public async Task<SheetHolder?> HoldAsync(long submissionId, string item, long markerId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Database.ExecuteSqlAsync($"""
            insert into marking_claims (submission_id, item, marker_id, until) values ({submissionId}, {item}, {markerId}, {now + Time})
            on conflict (submission_id, item) do update set marker_id = excluded.marker_id, until = excluded.until
            where marking_claims.until <= {now} or marking_claims.marker_id = excluded.marker_id
            """, cancel);
        return taken > 0 ? null : await FindAsync(submissionId, item, cancel);
    }

    public Task<SheetHolder?> FindAsync(long submissionId, string item, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.MarkingClaims.Where(c => c.SubmissionId == submissionId && c.Item == item && c.Until > now)
            .Join(db.Users, c => c.MarkerId, p => p.Id, (c, p) => new SheetHolder(p.Id, p.DisplayName, c.Until)).FirstOrDefaultAsync(cancel);
    }

    public Task ReleaseAsync(long submissionId, string item, long markerId, CancellationToken cancel) =>
        db.MarkingClaims.Where(c => c.SubmissionId == submissionId && c.Item == item && c.MarkerId == markerId).ExecuteDeleteAsync(cancel);

    /// <summary>The next sheet that waits, is nobody's at present and not the marker's own work; null where there is none. It is the marker's then.</summary>
    /// <param name="after">The sheet to go on from; null to begin.</param>
    public async Task<long?> NextAsync(long assignmentId, string item, long markerId, long? after, bool backwards, CancellationToken cancel)
    {
        while (true)
        {
            if (await TryNextAsync(assignmentId, item, markerId, after, backwards, cancel) is { } next)
            {
                return next;
            }

            if (await BusyAsync(assignmentId, item, markerId, after, cancel) is not { } busy)
            {
                return null;
            }

            // somebody takes or saves just this one: passed over before, waited for now that nothing else is left
            await db.Database.ExecuteSqlAsync($"select id from submissions where id = {busy} for no key update", cancel);
        }
    }

    private async Task<long?> TryNextAsync(long assignmentId, string item, long markerId, long? after, bool backwards, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var from = after ?? 0;
        var taken = await db.Database.SqlQuery<long>($"""
            with place as (
                select md5({assignmentId}::text || '/' || {item} || '/' || {from}::text) as here),
            sheet as (
                select s.id from submissions s join grades g on g.id = s.grade_id cross join place
                where s.assignment_id = {assignmentId} and s.id <> {from} and {item} = any(g.waiting_items)
                    and not exists (select 1 from submissions n join grades ng on ng.id = n.grade_id
                        where n.team_id = s.team_id and n.number > s.number and ng.status in ('Final', 'Provisional'))
                    and not exists (select 1 from submission_authors a where a.submission_id = s.id and a.person_id = {markerId})
                    and not exists (select 1 from marking_claims c where c.submission_id = s.id and c.item = {item} and c.until > {now} and c.marker_id <> {markerId})
                order by
                    case when {backwards} then md5({assignmentId}::text || '/' || {item} || '/' || s.id::text) < place.here
                        else md5({assignmentId}::text || '/' || {item} || '/' || s.id::text) > place.here end desc,
                    case when {backwards} then md5({assignmentId}::text || '/' || {item} || '/' || s.id::text) end desc,
                    md5({assignmentId}::text || '/' || {item} || '/' || s.id::text)
                limit 1 for no key update of s skip locked)
            insert into marking_claims (submission_id, item, marker_id, until) select id, {item}, {markerId}, {now + Time} from sheet
            on conflict (submission_id, item) do update set marker_id = excluded.marker_id, until = excluded.until
            where marking_claims.until <= {now} or marking_claims.marker_id = excluded.marker_id
            returning submission_id as "Value"
            """).ToListAsync(cancel);
        return taken is [var id, ..] ? id : null;
    }

    /// <summary>A sheet that could be had if nothing held it for this moment.</summary>
    private async Task<long?> BusyAsync(long assignmentId, string item, long markerId, long? after, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Submissions.Where(s => s.AssignmentId == assignmentId && s.Id != after && s.Grade != null && s.Grade.WaitingItems.Contains(item)
            && !db.Submissions.Any(n => n.TeamId == s.TeamId && n.Number > s.Number && n.Grade != null && (n.Grade.Status == "Final" || n.Grade.Status == "Provisional"))
            && !s.Authors.Any(a => a.PersonId == markerId)
            && !db.MarkingClaims.Any(c => c.SubmissionId == s.Id && c.Item == item && c.Until > now && c.MarkerId != markerId)).Select(s => (long?)s.Id).FirstOrDefaultAsync(cancel);
    }
}
