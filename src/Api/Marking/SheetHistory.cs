using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>What was done to a sheet, in words. Names markers, never students.</summary>
internal sealed class SheetHistory(PortalDb db, ITexts texts)
{
    public async Task<IReadOnlyList<SheetEvent>> OfAsync(Sheet sheet, CancellationToken cancel)
    {
        var decisions = await db.Decisions.Where(d => d.SubmissionId == sheet.Submission.Id && d.Item == sheet.Item.Id)
            .Select(d => new { d.MadeAt, d.Marker!.DisplayName, d.Criterion, d.Marks }).ToListAsync(cancel);
        var lines = await db.AppliedLines.Where(l => l.SubmissionId == sheet.Submission.Id && l.Item == sheet.Item.Id)
            .Select(l => new { l.MadeAt, l.Marker!.DisplayName, Text = l.Line == null ? l.Text : l.Line.Text, l.RemovedAt, Remover = db.Users.Where(p => p.Id == l.RemovedById).Select(p => p.DisplayName).FirstOrDefault() }).ToListAsync(cancel);
        IEnumerable<SheetEvent> all =
        [
            .. decisions.Select(d => new SheetEvent(d.MadeAt, d.DisplayName, d.Marks is { } marks ? texts["Criterion {0}: {1}", d.Criterion, texts.Marks(marks)] : texts["Criterion {0}: decision taken back", d.Criterion])),
            .. lines.Select(l => new SheetEvent(l.MadeAt, l.DisplayName, texts["Added: {0}", l.Text])),
            .. lines.Where(l => l.RemovedAt is not null).Select(l => new SheetEvent(l.RemovedAt ?? l.MadeAt, l.Remover ?? "", texts["Removed: {0}", l.Text])),
        ];
        return [.. all.OrderByDescending(e => e.At).Take(100)];
    }
}
