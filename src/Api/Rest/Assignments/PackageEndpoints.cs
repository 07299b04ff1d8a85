using System.ComponentModel;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.Manage;
using Autograder.Api.Manage.Packages;
using Autograder.Api.People;
using Autograder.Api.Rest.Courses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Assignments;

/// <summary>Packages of a course's assignments: new ones, new versions, their proof, which one grades.</summary>
internal static class PackageEndpoints
{
    private const string Numbered = "Number of the version within the assignment.";

    public static void MapPackages(this RouteGroupBuilder api)
    {
        var packages = api.MapGroup("/courses/{course}/assignments").WithTags("Packages");
        packages.MapPost("", CreateAsync).WithSummary("Make an assignment of a package").WithDescription("For instructors: a zip of a package becomes an assignment that students do not see yet.").Large().ProducesProblem(422).ProducesProblem(409);
        packages.MapGet("/{assignment}/packages", ListAsync).WithSummary("Versions of the package").WithDescription("For instructors. The newest first.");
        packages.MapPost("/{assignment}/packages", AddAsync).WithSummary("Upload a version").WithDescription("For instructors: keeps the zip of a package as a new version. The one that grades stays until another is made current.").Large().ProducesProblem(422);
        packages.MapPost("/{assignment}/packages/{number:int}/check", CheckAsync).WithSummary("Prove a version").WithDescription("For instructors: puts the proof of this version into the queue; its result appears in the list of versions.");
        packages.MapPost("/{assignment}/packages/{number:int}/use", UseAsync).WithSummary("Grade with a version").WithDescription("For instructors: from now on this version grades. Grades that are there stay; a regrade changes them.");
    }

    private static RouteHandlerBuilder Large(this RouteHandlerBuilder route) =>
        route.WithMetadata(new RequestSizeLimitAttribute(PackageForm.MostBytes)).WithFormOptions(multipartBodyLengthLimit: PackageForm.MostBytes);

    private static async Task<Results<Created<PackageAnswer>, ProblemHttpResult>> CreateAsync(
        [Description(CourseEndpoints.Named)] string course, [Description("The package as a zip.")] IFormFile package, Viewer viewer, ManagedAssignments managed, PackageTaker taker, CancellationToken cancel)
    {
        if (await managed.FindCourseAsync(course, viewer, cancel) is not { } found)
        {
            return Wrong.NotFound();
        }

        return await taker.CreateAsync(found, taker.Read(package.FileName, await PackageForm.BytesAsync(package, cancel), cancel), viewer, cancel) switch
        {
            PackageOutcome.Taken taken => TypedResults.Created($"{RestServices.Root}/courses/{course}/assignments/{taken.Assignment.Slug}", Answer(taken.Version, taken.Assignment)),
            PackageOutcome.Mistaken mistaken => Wrong.Content("The package has mistakes", mistaken.Problems),
            PackageOutcome.NameTaken taken => Wrong.Now("There is such an assignment", $"The course has '{taken.Assignment.Slug}'; upload the package as a version of it."),
            PackageOutcome.Same => Wrong.Now("There is such a version", "The same files are there already."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<Results<Created<PackageAnswer>, Ok<PackageAnswer>, ProblemHttpResult>> AddAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment,
        [Description("The package as a zip.")] IFormFile package, [FromForm, Description("What is new in it, for the staff of the course.")] string? note,
        Viewer viewer, ManagedAssignments managed, PackageTaker taker, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return Wrong.NotFound();
        }

        return await taker.AddVersionAsync(found, taker.Read(package.FileName, await PackageForm.BytesAsync(package, cancel), cancel), note, viewer, cancel) switch
        {
            PackageOutcome.Taken taken => TypedResults.Created($"{RestServices.Root}/courses/{course}/assignments/{assignment}/packages", Answer(taken.Version, found)),
            PackageOutcome.Same same => TypedResults.Ok(Answer(same.Version, found)),
            PackageOutcome.Mistaken mistaken => Wrong.Content("The package has mistakes", mistaken.Problems),
            PackageOutcome.NameTaken => Wrong.Now("Another package", "The package names another assignment."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<Results<Ok<PackageAnswer[]>, ProblemHttpResult>> ListAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, Viewer viewer, ManagedAssignments managed, PortalDb db, CancellationToken cancel)
    {
        if (await managed.FindAsync(course, assignment, viewer, cancel) is not { } found)
        {
            return Wrong.NotFound();
        }

        var versions = await db.PackageVersions.AsNoTracking().Where(v => v.AssignmentId == found.Id).OrderByDescending(v => v.Number).ToListAsync(cancel);
        return TypedResults.Ok(versions.Select(v => Answer(v, found)).ToArray());
    }

    private static Task<Results<Accepted, ProblemHttpResult>> CheckAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Numbered)] int number,
        Viewer viewer, ManagedAssignments managed, PackageVersions versions, CancellationToken cancel) =>
        DoneAsync(managed.FindAsync(course, assignment, viewer, cancel), versions, number, TypedResults.Accepted($"{RestServices.Root}/courses/{course}/assignments/{assignment}/packages"),
            (found, version) => versions.AskForCheckAsync(found, version, viewer, cancel), cancel);

    private static Task<Results<NoContent, ProblemHttpResult>> UseAsync(
        [Description(CourseEndpoints.Named)] string course, [Description(AssignmentEndpoints.Named)] string assignment, [Description(Numbered)] int number,
        Viewer viewer, ManagedAssignments managed, PackageVersions versions, CancellationToken cancel) =>
        DoneAsync(managed.FindAsync(course, assignment, viewer, cancel), versions, number, TypedResults.NoContent(), (found, version) => versions.MakeCurrentAsync(found, version, viewer, cancel), cancel);

    private static async Task<Results<T, ProblemHttpResult>> DoneAsync<T>(
        Task<CourseAssignment?> finding, PackageVersions versions, int number, T done, Func<CourseAssignment, PackageVersion, Task> work, CancellationToken cancel)
        where T : IResult
    {
        if (await finding is not { } found || await versions.FindAsync(found, number, cancel) is not { } version)
        {
            return Wrong.NotFound();
        }

        await work(found, version);
        return done;
    }

    private static PackageAnswer Answer(PackageVersion v, CourseAssignment of) => new(
        v.Number, v.Version, v.Sha256, v.Maximum, v.UploadedAt, v.Check, v.CheckReport is { } report ? JsonElement.Parse(report) : null, v.Note, of.PackageVersionId == v.Id);
}
