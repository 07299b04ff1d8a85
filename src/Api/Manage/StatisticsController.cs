using Autograder.Api.Manage.Numbers;
using Autograder.Api.People;
using Autograder.Reports.Classes;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Manage;

/// <summary>How the class did.</summary>
[Route("courses/{course}/{assignment}/manage/statistics")]
internal sealed class StatisticsController(ManagedAssignments managed, GradeExports exports, CourseFindings findings) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Statistics(string course, string assignment, [FromServices] Viewer viewer, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return NotFound();
        }

        var grades = ClassStatistics.Counted(await exports.GradesAsync(found, cancel));
        return View(new StatisticsPage(
            new ManageFrame(found, "statistics"), ClassStatistics.Totals(grades), ClassStatistics.Histogram(grades), ClassStatistics.Items(grades), await findings.FindAsync(found, cancel)));
    }
}
