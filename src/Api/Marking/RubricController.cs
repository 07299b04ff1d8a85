using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Rubrics.Assignments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>The course's own lines of a question's rubric.</summary>
[Route("/courses/{course}/{assignment}/marking/{item}/rubric")]
internal sealed class RubricController(MarkingDoor door, RubricFormReader reader, RubricEditing editing, PortalDb db, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string course, string assignment, string item, [FromServices] Viewer viewer, CancellationToken cancel) =>
        await door.OpenAsync(viewer, course, assignment, cancel) is { } marked && marked.Find(item) is { } question
            ? View("Rubric", await PageAsync(marked, question, null, cancel))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Edit(string course, string assignment, string item, RubricForm form, [FromServices] Viewer viewer, [FromServices] RubricOrder order, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked || marked.Find(item) is not { } question)
        {
            return NotFound();
        }

        if (form.Do is not ("preview" or "apply"))
        {
            return await order.DoAsync(marked, question, form.Do, viewer, cancel) ? Redirect(marked.UrlOf(item) + "/rubric") : NotFound();
        }

        var page = await PageAsync(marked, question, form, cancel);
        var edit = reader.Read([.. page.Lines.Select(l => l.Line)], form, question.Marks.Value, ModelState.AddModelError);
        if (edit is null || edit.IsEmpty)
        {
            return edit is null ? Again(page) : Redirect(marked.UrlOf(item) + "/rubric");
        }

        // neither shown, which would tell what own work earned, nor done; applied later than this, a line makes another effect than was shown
        if (await editing.IsOwnAsync(edit, viewer, cancel))
        {
            ModelState.AddModelError("", texts["One of these lines stands under your own work, so somebody else has to change it."]);
            return Again(page);
        }

        return form.Do == "preview" ? await PreviewAsync(page, edit, viewer, cancel) : await ApplyAsync(page, edit, form.Shown ?? "", viewer, cancel);
    }

    [HttpPost("comments/{id:long}/remove")]
    public async Task<IActionResult> RemoveComment(string course, string assignment, string item, long id, [FromServices] Viewer viewer, [FromServices] SavedComments comments, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, cancel) is not { } marked || marked.Find(item) is null)
        {
            return NotFound();
        }

        await comments.RemoveAsync(marked, item, id, cancel);
        return Redirect(marked.UrlOf(item) + "/rubric");
    }

    /// <summary>Where it touches nobody there is nothing to look at first.</summary>
    private async Task<IActionResult> PreviewAsync(RubricPage page, RubricEdit edit, Viewer viewer, CancellationToken cancel) =>
        await editing.PreviewAsync(page.Assignment, page.Item, edit, cancel) is not { } effect ? await StaleAsync(page, cancel)
        : effect.Rows.Count == 0 ? await ApplyAsync(page, edit, effect.Name, viewer, cancel)
        : View("Rubric", page with { Effect = effect });

    private async Task<IActionResult> ApplyAsync(RubricPage page, RubricEdit edit, string shown, Viewer viewer, CancellationToken cancel)
    {
        switch (await editing.ApplyAsync(page.Assignment, page.Item, edit, shown, viewer, cancel))
        {
            case RubricOutcome.Applied applied:
                TempData.Say(applied.Effect.Rows.Count == 0 ? texts["Saved. Nobody's marks changed."]
                    : texts["Saved. {0} graded again, {1} with other marks.", applied.Effect.Rows.Count, applied.Effect.WithOtherMarks.Count()]);
                return Redirect(page.Assignment.UrlOf(page.Item.Id) + "/rubric");
            case RubricOutcome.Different different:
                ModelState.AddModelError("", texts["Meanwhile somebody marked with these lines, so that the change would do something else than what you saw. Look at it again, then apply it."]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Rubric", page with { Effect = different.Effect });
            default:
                return await StaleAsync(page, cancel);
        }
    }

    private async Task<IActionResult> StaleAsync(RubricPage page, CancellationToken cancel)
    {
        var now = await PageAsync(page.Assignment, page.Item, page.Form, cancel);
        foreach (var typed in now.Form.Lines)
        {
            typed.Revision = now.Lines.FirstOrDefault(l => l.Line.Id == typed.Id)?.Line.Revision ?? typed.Revision;
        }

        ModelState.Clear();
        ModelState.AddModelError("", texts["Somebody changed these lines while you did. Nothing was saved; what they say now stands below each line. Look at yours again, then go on."]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Rubric", now with { Changed = true });
    }

    private ViewResult Again(RubricPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Rubric", page);
    }

    private async Task<RubricPage> PageAsync(MarkedAssignment marked, Item item, RubricForm? form, CancellationToken cancel)
    {
        var lines = await db.RubricLines.AsNoTracking().Where(l => l.AssignmentId == marked.Id && l.Item == item.Id).OrderBy(l => l.Position).ThenBy(l => l.Id)
            .Select(l => new UsedLine(l, db.AppliedLines.Count(a => a.LineId == l.Id && a.RemovedAt == null))).ToListAsync(cancel);
        var comments = await db.SavedComments.Where(c => c.AssignmentId == marked.Id && c.Item == item.Id).OrderByDescending(c => c.Uses).ThenBy(c => c.Id).Take(50).ToListAsync(cancel);
        return new RubricPage(marked, item, lines, form ?? RubricForm.Of(lines.Select(l => l.Line).Where(l => l.RetiredAt is null)), comments);
    }
}
