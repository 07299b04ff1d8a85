using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Rest.Courses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Assignments;

/// <summary>Assignments of a course.</summary>
internal static class AssignmentEndpoints
{
    public const string Named = "Name of the assignment in addresses, such as `digits-mlp`.";

    public static void MapAssignments(this RouteGroupBuilder api)
    {
        var assignments = api.MapGroup("/courses/{course}/assignments").WithTags("Assignments");
        assignments.MapGet("", ListAsync).WithSummary("Assignments of a course").WithDescription("What is open, for students; everything, for staff.");
        assignments.MapGet("/{assignment}", OneAsync).WithSummary("One assignment").WithDescription("An assignment that is open, or any of a course whose staff you are.");
    }

    private static async Task<Results<Ok<AssignmentAnswer[]>, ProblemHttpResult>> ListAsync(
        [Description(CourseEndpoints.Named)] string course, Viewer viewer, PortalDb db, TimeProvider clock, CancellationToken cancel) =>
        await db.Courses.VisibleTo(viewer).AnyAsync(c => c.Slug == course, cancel)
            ? TypedResults.Ok(await Answers(db.Assignments.VisibleTo(viewer, clock.GetUtcNow()).Where(a => a.Course!.Slug == course).OrderBy(a => a.Position).ThenBy(a => a.Id)).ToArrayAsync(cancel))
            : Wrong.NotFound();

    private static async Task<Results<Ok<AssignmentAnswer>, ProblemHttpResult>> OneAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(Named)] string assignment, Viewer viewer, PortalDb db, TimeProvider clock, CancellationToken cancel) =>
        await Answers(db.Assignments.VisibleTo(viewer, clock.GetUtcNow()).Where(a => a.Course!.Slug == course && a.Slug == assignment)).SingleOrDefaultAsync(cancel) is { } found
            ? TypedResults.Ok(found)
            : Wrong.NotFound();

    private static IQueryable<AssignmentAnswer> Answers(IQueryable<CourseAssignment> assignments) => assignments.AsNoTracking().Select(a => new AssignmentAnswer(
        a.Id, a.Slug, a.Title, a.OpensAt, a.DueLocal, a.AttemptLimit, a.Release, a.PublishedAt, a.PackageVersion!.Number, a.PackageVersion.Maximum));
}
