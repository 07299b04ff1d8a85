using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Autograder.Api.Assignments;

/// <summary>Asking, joining, leaving.</summary>
[Route("/courses/{course}/{assignment}/group")]
internal sealed class GroupController(AssignmentFinder assignments, Groups groups, ITexts texts) : Controller
{
    /// <summary>Limited, since the answer says who is in the course: nobody tries through addresses and numbers.</summary>
    [HttpPost("ask")]
    [EnableRateLimiting(AssignmentsServices.AskLimit)]
    public Task<IActionResult> Ask(string course, string assignment, [FromForm] string? whom, [FromServices] Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(course, assignment, viewer, texts["Asked. They find your question on this page."], opened => groups.AskAsync(opened, viewer, whom ?? "", cancel), cancel);

    [HttpPost("accept")]
    public Task<IActionResult> Accept(string course, string assignment, [FromForm] long team, [FromServices] Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(course, assignment, viewer, texts["You work together now."], opened => groups.AcceptAsync(opened, viewer, team, cancel), cancel);

    [HttpPost("decline")]
    public Task<IActionResult> Decline(string course, string assignment, [FromForm] long team, [FromServices] Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(course, assignment, viewer, texts["Declined."], opened => groups.DeclineAsync(opened, viewer, team, cancel), cancel);

    [HttpPost("take-back")]
    public Task<IActionResult> TakeBack(string course, string assignment, [FromForm] long person, [FromServices] Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(course, assignment, viewer, texts["Your question was taken back."], opened => groups.TakeBackAsync(opened, viewer, person, cancel), cancel);

    [HttpPost("leave")]
    public Task<IActionResult> Leave(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel) =>
        ChangeAsync(course, assignment, viewer, texts["You left the group."], opened => groups.LeaveAsync(opened, viewer, cancel), cancel);

    private async Task<IActionResult> ChangeAsync(string course, string assignment, Viewer viewer, string done, Func<OpenedAssignment, Task<GroupOutcome>> change, CancellationToken cancel)
    {
        if (await assignments.FindAsync(course, assignment, viewer, cancel) is not { MayHandIn: true } opened)
        {
            return NotFound();
        }

        var outcome = await change(opened);
        if (outcome == GroupOutcome.Done)
        {
            TempData.Say(done);
        }
        else
        {
            TempData.Warn(Words(outcome, opened));
        }

        return Redirect(opened.Url + "#group");
    }

    private string Words(GroupOutcome outcome, OpenedAssignment opened) => outcome switch
    {
        GroupOutcome.Done => "",
        GroupOutcome.NotFound => texts["No student of this course has that e-mail address or student id. Check the spelling; nobody was asked."],
        GroupOutcome.AlreadyIn => texts["That is you, or somebody who is in your group or has been asked already."],
        GroupOutcome.Full => texts["Your group is full: at most {0} people work together here.", opened.Package.Submission.MaxGroup],
        GroupOutcome.Started => texts["Something was handed in already, so this group stays as it is. Write to your instructor if that is a problem."],
        GroupOutcome.LeaveFirst => texts["You are in a group already. Leave it first."],
        GroupOutcome.Gone => texts["That question was taken back, or somebody was quicker."],
        GroupOutcome.Alone => texts["Everybody works alone on this assignment."],
    };
}
