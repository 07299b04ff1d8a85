using Autograder.Api.People;
using Autograder.Api.Shared;
using Autograder.Rubrics.Grades;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Marking;

/// <summary>What the open page asks while somebody marks: the total, and that the sheet stays theirs.</summary>
[Route("/courses/{course}/{assignment}/marking/{item}/{submissionId:long}")]
internal sealed class SheetLiveController(SheetDoor door, SheetFormReader reader, SheetPreview preview, SheetClaims claims, ITexts texts) : Controller
{
    /// <summary>What the question would earn as the form stands.</summary>
    [HttpPost("total")]
    public async Task<IActionResult> Total(string course, string assignment, string item, long submissionId, SheetForm form, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(viewer, course, assignment, item, submissionId, cancel) is not { } sheet || sheet.Submission.Authors.Exists(a => a.PersonId == viewer.Id))
        {
            return NotFound();
        }

        if (reader.Read(sheet, form, (_, _) => { }) is not { } draft)
        {
            return Json(new { marks = "–", words = texts["Something in the form is not a mark yet."], open = 0 });
        }

        var judged = await preview.JudgeAsync(sheet, draft, viewer, cancel);
        var open = judged.Criteria.Count(c => c.Verdict == Verdict.WaitsForMarker);
        var marks = texts["{0} of {1}", texts.Marks(judged.Awarded.Value), texts.Marks(judged.Maximum.Value)];
        return Json(new { marks, words = open == 0 ? texts["Everything is decided."] : texts.Count(open, "{0} criterion is open.", "{0} criteria are open."), open });
    }

    [HttpPost("hold")]
    public async Task<IActionResult> Hold(string course, string assignment, string item, long submissionId, [FromServices] Viewer viewer, [FromServices] MarkingDoor marking, CancellationToken cancel)
    {
        if (!await MayAsync(marking, viewer, course, assignment, item, submissionId, cancel))
        {
            return NotFound();
        }

        var holder = await claims.HoldAsync(submissionId, item, viewer.Id, cancel);
        return Json(new { held = holder is null, words = holder is null ? "" : texts["{0} has this sheet open now. What you entered stays here; copy what you need.", holder.Name] });
    }

    [HttpPost("release")]
    public async Task<IActionResult> Release(string course, string assignment, string item, long submissionId, [FromServices] Viewer viewer, [FromServices] MarkingDoor marking, CancellationToken cancel)
    {
        if (!await MayAsync(marking, viewer, course, assignment, item, submissionId, cancel))
        {
            return NotFound();
        }

        await claims.ReleaseAsync(submissionId, item, viewer.Id, cancel);
        return NoContent();
    }

    private static async Task<bool> MayAsync(MarkingDoor marking, Viewer viewer, string course, string assignment, string item, long submissionId, CancellationToken cancel) =>
        await marking.OpenAsync(viewer, course, assignment, cancel) is { } marked && marked.Find(item) is not null && await marking.HasAsync(marked, submissionId, viewer, cancel);
}
