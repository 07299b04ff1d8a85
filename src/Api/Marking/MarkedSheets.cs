using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>
/// The sheets of an assignment: of each team the newest submission that has a grade. Their order is shuffled, differently for
/// each question, so that nobody is always first and nobody can be told by the place.
/// </summary>
internal sealed class MarkedSheets(PortalDb db, TimeProvider clock)
{
    /// <summary>All sheets of a question in the order in which they are marked.</summary>
    public async Task<IReadOnlyList<SheetRow>> OfAsync(long assignmentId, string item, long viewerId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Database.SqlQuery<SheetRow>($"""
            select s.id as "SubmissionId", {item} = any(g.waiting_items) as "Waits",
                exists (select 1 from decisions d where d.submission_id = s.id and d.item = {item} and d.sha256 = s.sha256 and d.marks is not null
                    and not exists (select 1 from decisions l where l.submission_id = d.submission_id and l.item = d.item and l.criterion = d.criterion and l.id > d.id))
                or exists (select 1 from applied_lines l where l.submission_id = s.id and l.item = {item} and l.sha256 = s.sha256 and l.removed_at is null) as "Decided",
                exists (select 1 from submission_authors a where a.submission_id = s.id and a.person_id = {viewerId}) as "Own",
                c.marker_id as "HolderId", p.display_name as "Holder"
            from submissions s join grades g on g.id = s.grade_id
            left join marking_claims c on c.submission_id = s.id and c.item = {item} and c.until > {now}
            left join people p on p.id = c.marker_id
            where s.assignment_id = {assignmentId} and g.status in ('Final', 'Provisional')
                and not exists (select 1 from submissions n join grades ng on ng.id = n.grade_id
                    where n.team_id = s.team_id and n.number > s.number and ng.status in ('Final', 'Provisional'))
            order by md5({assignmentId}::text || '/' || {item} || '/' || s.id::text)
            """).ToListAsync(cancel);
    }

    /// <summary>How many sheets wait and how many were marked, by question; questions without either are not named.</summary>
    public async Task<IReadOnlyDictionary<string, QuestionCount>> CountsAsync(long assignmentId, CancellationToken cancel)
    {
        var counts = await db.Database.SqlQuery<QuestionCount>($"""
            with sheets as (
                select s.id, s.sha256, g.waiting_items from submissions s join grades g on g.id = s.grade_id
                where s.assignment_id = {assignmentId} and g.status in ('Final', 'Provisional')
                    and not exists (select 1 from submissions n join grades ng on ng.id = n.grade_id
                        where n.team_id = s.team_id and n.number > s.number and ng.status in ('Final', 'Provisional')))
            select item as "Item", count(*) filter (where waits)::int as "Waiting", count(*) filter (where not waits)::int as "Marked" from (
                select sheets.id, w.item, true as waits from sheets cross join unnest(sheets.waiting_items) as w (item)
                union
                select sheets.id, d.item, false from sheets join decisions d on d.submission_id = sheets.id and d.sha256 = sheets.sha256
                    where d.item <> all(sheets.waiting_items) and d.marks is not null
                        and not exists (select 1 from decisions l where l.submission_id = d.submission_id and l.item = d.item and l.criterion = d.criterion and l.id > d.id)
                union
                select sheets.id, l.item, false from sheets join applied_lines l on l.submission_id = sheets.id and l.sha256 = sheets.sha256
                    where l.item <> all(sheets.waiting_items) and l.removed_at is null) as all_sheets
            group by item
            """).ToListAsync(cancel);
        return counts.ToDictionary(c => c.Item);
    }

    public Task<int> CountAsync(long assignmentId, CancellationToken cancel) =>
        db.Submissions.CountAsync(s => s.AssignmentId == assignmentId && s.Grade != null && (s.Grade.Status == "Final" || s.Grade.Status == "Provisional")
            && !db.Submissions.Any(n => n.TeamId == s.TeamId && n.Number > s.Number && n.Grade != null && (n.Grade.Status == "Final" || n.Grade.Status == "Provisional")), cancel);
}
