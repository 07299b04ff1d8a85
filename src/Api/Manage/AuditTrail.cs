using Autograder.Api.Courses;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>What was done in a course.</summary>
internal sealed class AuditTrail(PortalDb db)
{
    public const int Size = 50;

    public async Task<AuditPage> FindAsync(CourseAccess access, AuditFilter filter, CancellationToken cancel)
    {
        var all = db.Audit.Where(e => e.CourseId == access.Course.Id);
        var found = string.IsNullOrWhiteSpace(filter.Action) ? all : all.Where(e => e.Action == filter.Action);
        found = string.IsNullOrWhiteSpace(filter.Subject) ? found : found.Where(e => e.Subject == filter.Subject.Trim());
        if (!string.IsNullOrWhiteSpace(filter.Who))
        {
            var like = LikePattern.Containing(filter.Who);
            found = found.Where(e => EF.Functions.ILike(e.Person!.DisplayName, like, LikePattern.Escape));
        }

        var total = await found.CountAsync(cancel);
        filter.Page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + Size - 1) / Size));
        var rows = await found.OrderByDescending(e => e.Id).Skip((filter.Page - 1) * Size).Take(Size)
            .Select(e => new AuditRow(e.Id, e.At, e.Person!.DisplayName, e.Action, e.Subject, e.Details)).ToListAsync(cancel);
        return new AuditPage(access, filter, rows, total, await all.Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(cancel));
    }
}
