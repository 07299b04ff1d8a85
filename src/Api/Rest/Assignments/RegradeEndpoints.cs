using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Manage;
using Autograder.Api.Manage.Packages;
using Autograder.Api.Manage.Regrading;
using Autograder.Api.People;
using Autograder.Api.Rest.Courses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Assignments;

/// <summary>Judging again by another version: previewed, applied, taken back.</summary>
internal static class RegradeEndpoints
{
    private const string Numbered = "Number of the regrade.";

    /// <summary>How long one request judges; whoever asks comes again until nothing is open.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    public static void MapRegrades(this RouteGroupBuilder api)
    {
        var regrades = api.MapGroup("/courses/{course}/assignments/{assignment}/regrades").WithTags("Regrades");
        regrades.MapPost("", StartAsync).WithSummary("Preview a regrade").WithDescription("For instructors: works out what another version of the package would change. Nothing is run, and nothing changes.").ProducesProblem(422);
        regrades.MapGet("/{id:long}", AdvanceAsync).WithSummary("What it would change").WithDescription("For instructors: judges on for a few seconds and shows the result so far. Ask again until `open` is 0.");
        regrades.MapPost("/{id:long}/apply", ApplyAsync).WithSummary("Apply it").WithDescription("For instructors: makes the previewed grades count, all of them or none.").ProducesProblem(409);
        regrades.MapPost("/{id:long}/undo", UndoAsync).WithSummary("Take it back").WithDescription("For instructors: the grades from before count again. What was marked since stays.").ProducesProblem(409);
    }

    private static async Task<Results<Created<RegradeAnswer>, ProblemHttpResult>> StartAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, RegradeBody body,
        Viewer viewer, ManagedAssignments managed, PackageVersions versions, RegradeDesk desk, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || await versions.FindAsync(found, body.PackageNumber, cancel) is not { } version)
        {
            return Wrong.NotFound();
        }

        if (body.Reason.Trim() is not { Length: > 0 and <= RegradeDesk.LongestReason } reason)
        {
            return Wrong.Content("The regrade has mistakes", [$"reason has 1 to {RegradeDesk.LongestReason} characters."]);
        }

        var regrade = await desk.StartAsync(found, version, reason, viewer, cancel);
        return TypedResults.Created($"{RestServices.Root}/courses/{course}/assignments/{assignment}/regrades/{regrade.Id}", RegradeAnswer.Of(regrade));
    }

    private static async Task<Results<Ok<RegradeAnswer>, ProblemHttpResult>> AdvanceAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Numbered)] long id,
        Viewer viewer, ManagedAssignments managed, PortalDb db, RegradeDesk desk, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found || await FindAsync(db, found, id, cancel) is not { } regrade)
        {
            return Wrong.NotFound();
        }

        await desk.AdvanceAsync(found, regrade, Budget, cancel);
        return TypedResults.Ok(RegradeAnswer.Of(regrade));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ApplyAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Numbered)] long id,
        Viewer viewer, ManagedAssignments managed, PortalDb db, RegradeApplying applying, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found && await FindAsync(db, found, id, cancel) is { } regrade
            ? Said(await applying.ApplyAsync(found, regrade, viewer, cancel))
            : Wrong.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Numbered)] long id,
        Viewer viewer, ManagedAssignments managed, PortalDb db, RegradeApplying applying, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found && await FindAsync(db, found, id, cancel) is { } regrade
            ? Said(await applying.UndoAsync(found, regrade, viewer, cancel))
            : Wrong.NotFound();

    private static Task<Regrade?> FindAsync(PortalDb db, CourseAssignment assignment, long id, CancellationToken cancel) =>
        db.Regrades.SingleOrDefaultAsync(r => r.Id == id && r.AssignmentId == assignment.Id, cancel);

    private static Results<NoContent, ProblemHttpResult> Said(RegradeOutcome outcome) => outcome switch
    {
        RegradeOutcome.Done => TypedResults.NoContent(),
        RegradeOutcome.Already => Wrong.Now("Not to be done", "It was applied (or taken back) already, or its preview is not complete."),
        RegradeOutcome.Stale stale => Wrong.Now("Grades changed since the preview", $"Submissions {string.Join(", ", stale.Submissions)} were graded or marked since. Make a new preview."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
