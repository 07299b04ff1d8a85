using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Manage;
using Autograder.Api.Manage.Numbers;
using Autograder.Api.Manage.Settings;
using Autograder.Api.People;
using Autograder.Api.Rest.Courses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Assignments;

/// <summary>What a course decides about an assignment: settings, results shown or hidden, extensions; and its grades for other programs.</summary>
internal static class SettingsEndpoints
{
    private const string Person = "Number of the person.";

    public static void MapSettings(this RouteGroupBuilder api)
    {
        var one = api.MapGroup("/courses/{course}/assignments/{assignment}");
        var settings = one.MapGroup("").WithTags("Assignments");
        settings.MapPut("/settings", ChangeAsync).WithSummary("Change the settings").WithDescription("For instructors: all settings at once.").ProducesProblem(422);
        settings.MapPost("/publish", PublishAsync).WithSummary("Publish results").WithDescription("For instructors: students see their results from now on.");
        settings.MapPost("/hide", HideAsync).WithSummary("Hide results").WithDescription("For instructors: nobody sees results until they are published again.");
        settings.MapGet("/gradebook.csv", GradebookAsync).WithSummary("Gradebook").WithDescription("For instructors: marks per item of every attempt that counts, as CSV.").Produces<FileContentHttpResult>(200, "text/csv");
        settings.MapGet("/results.zip", ResultsAsync).WithSummary("All results").WithDescription("For instructors: results.json of every attempt that counts and, with `pdf=true`, its report.").Produces<FileStreamHttpResult>(200, "application/zip");
        var extensions = one.MapGroup("/extensions").WithTags("Extensions");
        extensions.MapGet("", ExtensionsAsync).WithSummary("Extensions").WithDescription("For instructors: who has a deadline of their own.");
        extensions.MapPut("/{person:long}", ExtendAsync).WithSummary("Give an extension").WithDescription("For instructors: gives a student a deadline of their own, or changes it.").ProducesProblem(422);
        extensions.MapDelete("/{person:long}", ShortenAsync).WithSummary("Take an extension back").WithDescription("For instructors: the common deadline holds again.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, SettingsBody body, Viewer viewer, ManagedAssignments managed, AssignmentDesk desk, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return Wrong.NotFound();
        }

        if (string.IsNullOrWhiteSpace(body.Title) || body.Title.Length > 200 || body.AttemptLimit is < 1 or > 1000)
        {
            return Wrong.Content("The settings have mistakes", ["title has 1 to 200 characters; attemptLimit is 1 to 1000, or null."]);
        }

        var form = new AssignmentForm { Title = body.Title, Opens = body.OpensLocal, Due = body.DueLocal, Attempts = body.AttemptLimit, Release = body.Release };
        var mistakes = await desk.ChangeAsync(found, form, viewer, cancel);
        return mistakes.Count == 0 ? TypedResults.NoContent() : Wrong.Content("The settings have mistakes", mistakes.Select(m => $"{m.Key}: {m.Value}"));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> PublishAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, Viewer viewer, ManagedAssignments managed, AssignmentDesk desk, CancellationToken cancel) =>
        DoneAsync(managed.FindAsync(course, assignment, viewer, cancel), found => desk.PublishAsync(found, viewer, cancel));

    private static Task<Results<NoContent, ProblemHttpResult>> HideAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, Viewer viewer, ManagedAssignments managed, AssignmentDesk desk, CancellationToken cancel) =>
        DoneAsync(managed.FindAsync(course, assignment, viewer, cancel), found => desk.HideAsync(found, viewer, cancel));

    private static async Task<Results<NoContent, ProblemHttpResult>> DoneAsync(Task<CourseAssignment?> finding, Func<CourseAssignment, Task> work)
    {
        if (await finding is not { } found)
        {
            return Wrong.NotFound();
        }

        await work(found);
        return TypedResults.NoContent();
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GradebookAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, Viewer viewer, ManagedAssignments managed, GradeExports exports, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? TypedResults.File(await exports.GradebookAsync(found, cancel), "text/csv", "gradebook.csv")
            : Wrong.NotFound();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ResultsAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment,
        [FromQuery(Name = "pdf"), Description("Whether reports are wanted as well; they take a while.")] bool? pdf,
        Viewer viewer, ManagedAssignments managed, GradeExports exports, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? TypedResults.Stream(await exports.ResultsAsync(found, pdf ?? false, cancel), "application/zip", "results.zip")
            : Wrong.NotFound();

    private static async Task<Results<Ok<ExtensionAnswer[]>, ProblemHttpResult>> ExtensionsAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, Viewer viewer, ManagedAssignments managed, PortalDb db, CancellationToken cancel) =>
        await managed.FindAsync(course, assignment, viewer, cancel) is { } found
            ? TypedResults.Ok(await db.Extensions.AsNoTracking().Where(e => e.AssignmentId == found.Id).OrderBy(e => e.PersonId)
                .Select(e => new ExtensionAnswer(e.PersonId, e.Person!.DisplayName, e.DueLocal, e.Reason, e.GrantedAt)).ToArrayAsync(cancel))
            : Wrong.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> ExtendAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Person)] long person, ExtensionBody body,
        Viewer viewer, ManagedAssignments managed, ExtensionDesk desk, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return Wrong.NotFound();
        }

        if (body.Reason.Trim().Length is 0 or > 500 || !AssignmentForm.MayBe(body.DueLocal) || body.DueLocal.Kind != DateTimeKind.Unspecified || AssignmentDesk.ZoneOf(found).IsInvalidTime(body.DueLocal))
        {
            return Wrong.Content("The extension has mistakes", ["reason has 1 to 500 characters; dueLocal is a wall-clock time that the course's time zone has, between 2000 and 2200, without Z or an offset."]);
        }

        return await desk.SetAsync(found, [person], body.DueLocal, body.Reason.Trim(), viewer, cancel) > 0
            ? TypedResults.NoContent()
            : Wrong.Content("The extension has mistakes", ["This person is no student of the course."]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ShortenAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Person)] long person,
        Viewer viewer, ManagedAssignments managed, ExtensionDesk desk, PortalDb db, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return Wrong.NotFound();
        }

        var extension = await db.Extensions.Where(e => e.AssignmentId == found.Id && e.PersonId == person).Select(e => (long?)e.Id).SingleOrDefaultAsync(cancel);
        return extension is { } there && await desk.RemoveAsync(found, there, viewer, cancel) ? TypedResults.NoContent() : Wrong.NotFound();
    }
}
