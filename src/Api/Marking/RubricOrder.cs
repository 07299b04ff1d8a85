using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Changes of lines that change nobody's marks: their order, and whether they are offered.</summary>
internal sealed class RubricOrder(PortalDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Carries out "up:7", "down:7", "retire:7" or "restore:7"; false where it is none of these or there is no such line.</summary>
    public async Task<bool> DoAsync(MarkedAssignment assignment, Item item, string what, Viewer who, CancellationToken cancel)
    {
        var lines = await db.RubricLines.Where(l => l.AssignmentId == assignment.Id && l.Item == item.Id).OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(cancel);
        if (what.Split(':') is not [var verb, var typed] || !long.TryParse(typed, out var id) || lines.FindIndex(l => l.Id == id) is var at && at < 0)
        {
            return false;
        }

        switch (verb)
        {
            case "up": Move(lines, at, -1); break;
            case "down": Move(lines, at, 1); break;
            case "retire" or "restore": Offer(lines[at], verb == "restore", assignment, who); break;
            default: return false;
        }

        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Past retired lines, which stand in a list of their own.</summary>
    private static void Move(List<RubricLine> lines, int at, int by)
    {
        var to = at + by;
        while (to >= 0 && to < lines.Count && lines[to].RetiredAt is not null)
        {
            to += by;
        }

        if (to >= 0 && to < lines.Count)
        {
            (lines[at], lines[to]) = (lines[to], lines[at]);
        }

        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            line.Position = index + 1;
        }
    }

    private void Offer(RubricLine line, bool again, MarkedAssignment assignment, Viewer who)
    {
        line.RetiredAt = again ? null : clock.GetUtcNow();
        line.Revision++;
        audit.Add(who, assignment.Course.Id, again ? "rubric.restored" : "rubric.retired", $"assignment {assignment.Row.Slug}", new { item = line.Item, line = line.Id, text = line.Text });
    }
}
