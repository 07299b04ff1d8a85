using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>One assignment at a glance: how far it is, and what needs somebody.</summary>
[Route("courses/{course}/{assignment}/manage")]
internal sealed class OverviewController(ManagedAssignments managed, CourseCalendars calendars, PortalDb db) : Controller
{
    private const int MostParked = 10;

    [HttpGet("")]
    public async Task<IActionResult> Overview(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var of = db.Submissions.Where(s => s.AssignmentId == found.Id);
        return View(new OverviewPage(
            new ManageFrame(found, ""),
            await db.Memberships.CountAsync(m => m.CourseId == found.CourseId && m.Role == CourseRole.Student, cancel),
            await db.SubmissionAuthors.Where(a => a.Submission!.AssignmentId == found.Id).Select(a => a.PersonId).Distinct().CountAsync(cancel), // an author is of a submission
            await db.Counting(found.Id).CountAsync(cancel),
            await db.Counting(found.Id).CountAsync(s => s.Grade!.Waiting > 0, cancel), // has a grade: asked for in Counting
            await of.CountAsync(s => s.State == SubmissionState.Queued || s.State == SubmissionState.Running, cancel),
            await of.Where(s => s.State == SubmissionState.Parked).OrderByDescending(s => s.Id).Take(MostParked).Include(s => s.Authors).ThenInclude(a => a.Person).ToListAsync(cancel),
            await db.RegradeRequests.CountAsync(r => r.AnsweredAt == null && r.Submission!.AssignmentId == found.Id, cancel),
            await db.Extensions.CountAsync(e => e.AssignmentId == found.Id, cancel),
            found.PackageVersionId is null ? null : (await calendars.OpenAsync(found, cancel)).Calendar.DueAt(null)));
    }
}
