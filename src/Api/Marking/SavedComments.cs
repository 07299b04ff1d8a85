using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Comments that the markers of a question use again.</summary>
internal sealed class SavedComments(PortalDb db)
{
    /// <summary>Those used most come first.</summary>
    public async Task<IReadOnlyList<SavedComment>> OfAsync(long assignmentId, string item, CancellationToken cancel) =>
        await db.SavedComments.Where(c => c.AssignmentId == assignmentId && c.Item == item).OrderByDescending(c => c.Uses).ThenBy(c => c.Id).Take(50).ToListAsync(cancel);

    /// <summary>The form's comment with the picked ones behind it.</summary>
    public async Task FillAsync(MarkedAssignment assignment, string item, SheetForm form, CancellationToken cancel)
    {
        var picked = await db.SavedComments.Where(c => c.AssignmentId == assignment.Id && c.Item == item && form.Use.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancel);
        foreach (var comment in picked.Where(c => form.Comment?.Contains(c.Text, StringComparison.Ordinal) != true))
        {
            form.Comment = $"{form.Comment?.TrimEnd()}\n{comment.Text}".Trim();
        }

        form.Use.Clear();
    }

    /// <summary>Keeps the text for others, once; counts how often each is used.</summary>
    public async Task NoteAsync(MarkedAssignment assignment, string item, string comment, bool keep, Viewer author, CancellationToken cancel)
    {
        var used = await db.SavedComments.Where(c => c.AssignmentId == assignment.Id && c.Item == item && comment.Contains(c.Text))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Uses, c => c.Uses + 1), cancel);
        if (keep && comment.Length > 0 && (used == 0 || !await db.SavedComments.AnyAsync(c => c.AssignmentId == assignment.Id && c.Item == item && c.Text == comment, cancel)))
        {
            db.SavedComments.Add(new SavedComment { AssignmentId = assignment.Id, Item = item, Text = comment, AuthorId = author.Id, Uses = 1 });
            await db.SaveChangesAsync(cancel);
        }
    }

    public Task RemoveAsync(MarkedAssignment assignment, string item, long id, CancellationToken cancel) =>
        db.SavedComments.Where(c => c.AssignmentId == assignment.Id && c.Item == item && c.Id == id).ExecuteDeleteAsync(cancel);
}
