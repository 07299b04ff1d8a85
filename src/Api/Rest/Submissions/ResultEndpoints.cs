using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Rest.Describing;
using Autograder.Api.Results;
using Autograder.Reports.Exports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Submissions;

/// <summary>Grades: in full, as a report, and how they came to be.</summary>
internal static class ResultEndpoints
{
    private const string Numbered = "Number of the submission.";

    public static void MapResults(this RouteGroupBuilder api)
    {
        var results = api.MapGroup("/submissions/{id:long}").WithTags("Results");
        results.MapGet("/results.json", JsonAsync).WithSummary("The grade in full").WithDescription("Every item with marks, reasons and feedback, in the format that Gradescope reads. 404 until there is a grade that you may see.").Produces<FileContentHttpResult>(200, "application/json");
        results.MapGet("/report.pdf", PdfAsync).WithSummary("The report").WithDescription("The PDF that explains every mark. 404 until there is a grade that you may see.").Produces<FileContentHttpResult>(200, "application/pdf").ProducesProblem(429);
        results.MapGet("/grades", GradesAsync).WithSummary("Every grade it ever had").WithDescription("For staff: the newest first, each with its cause.");
        results.MapPost("/requests", AskAsync).WithSummary("Ask for another look").WithDescription("For authors, once results are out: asks a marker to look at an item again.").ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> JsonAsync([Description(Numbered)] long id, Viewer viewer, ResultFinder finder, CancellationToken cancel) =>
        await finder.FindAsync(id, viewer, cancel) is { Grade: { } grade, SeesNames: true }
            ? TypedResults.File(ResultsJson.Write(grade), "application/json", "results.json")
            : Wrong.NotFound();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PdfAsync(
        [Description(Numbered)] long id, Viewer viewer, ResultFinder finder, ReportShelf reports, ReportLimits limits, CancellationToken cancel)
    {
        if (await finder.FindAsync(id, viewer, cancel) is not { Grade: not null, SeesNames: true } result)
        {
            return Wrong.NotFound();
        }

        return limits.Allows(viewer.Id) ? TypedResults.File(await reports.PdfAsync(result, cancel), "application/pdf", "report.pdf") : Wrong.TooOften();
    }

    private static async Task<Results<Ok<GradeHistoryAnswer[]>, ProblemHttpResult>> GradesAsync([Description(Numbered)] long id, Viewer viewer, PortalDb db, CancellationToken cancel) =>
        await db.Submissions.MarkedBy(viewer).AnyAsync(s => s.Id == id, cancel)
            ? TypedResults.Ok(await db.Grades.AsNoTracking().Where(g => g.SubmissionId == id).OrderByDescending(g => g.Id)
                .Select(g => new GradeHistoryAnswer(g.Id, g.Total, g.Maximum, g.Status, g.Waiting, g.Cause, g.MadeById, g.MadeAt, g.Submission!.GradeId == g.Id)).ToArrayAsync(cancel))
            : Wrong.NotFound();

    private static async Task<Results<Accepted, ProblemHttpResult>> AskAsync([Description(Numbered)] long id, RequestBody body, Viewer viewer, ResultFinder finder, RegradeRequests requests, CancellationToken cancel)
    {
        if (await finder.FindAsync(id, viewer, cancel) is not { } result)
        {
            return Wrong.NotFound();
        }

        return await requests.AskAsync(result, body.Item, body.Reason, viewer, cancel) switch
        {
            AskOutcome.Asked => TypedResults.Accepted($"{RestServices.Root}/submissions/{id}"),
            AskOutcome.OpenAlready => Wrong.Now("Asked already", "A request about this item has not been answered yet."),
            AskOutcome.NoReason => Wrong.Content("The request has mistakes", [$"reason has {RegradeRequests.ShortestReason} to {RegradeRequests.LongestReason} characters."]),
            AskOutcome.NotAllowed => Wrong.Now("Not to be asked", "It is not your work, its results are not out, or there is no such item."),
        };
    }
}

/// <summary>A request for another look.</summary>
internal sealed record RequestBody(
    [property: Description("The item."), Example("\"3b\"")] string Item,
    [property: Description("Why, in your own words."), Example("\"The derivation is on page 4, the answer box was too small.\"")] string Reason);
