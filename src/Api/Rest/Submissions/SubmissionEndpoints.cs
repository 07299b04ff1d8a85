using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using Autograder.Api.Assignments;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Autograder.Api.Rest.Courses;
using Autograder.Api.Submissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Submissions;

/// <summary>Handing in, watching, stopping.</summary>
internal static class SubmissionEndpoints
{
    private const string Numbered = "Number of the submission.";
    private const int LongestKey = 100;

    public static void MapSubmissions(this RouteGroupBuilder api)
    {
        var submissions = api.MapGroup("").WithTags("Submissions");
        submissions.MapPost("/courses/{course}/assignments/{assignment}/submissions", SubmitAsync)
            .WithMetadata(new RequestSizeLimitAttribute(PortalHost.MostUploadBytes))
            .WithSummary("Hand in")
            .WithDescription("One archive, one file, or several files that belong together, as `multipart/form-data`. The moment that counts is when the first byte arrived, or 15 minutes before the last one where the upload takes longer. "
                + "Send an `Idempotency-Key` of your own choice, and the same one with every retry: work is taken once under a key, and a retry is answered with 200 and what was made of it the first time.")
            .ProducesProblem(409).ProducesProblem(413).ProducesProblem(422).ProducesProblem(429);
        submissions.MapGet("/courses/{course}/assignments/{assignment}/submissions", ListAsync)
            .WithSummary("Submissions to an assignment").WithDescription("Your own, or everybody's for staff of the course. In the order of arrival.");
        submissions.MapGet("/submissions/{id:long}", OneAsync).WithSummary("One submission").WithDescription("One that you wrote, or that was handed in to a course whose staff you are.");
        submissions.MapGet("/submissions/{id:long}/progress", ProgressAsync).WithSummary("How far it is").WithDescription("Ask every few seconds at most.");
        submissions.MapPost("/submissions/{id:long}/cancel", CancelAsync).WithSummary("Stop it").WithDescription("Stops one that waits or runs; it costs no attempt.").ProducesProblem(409);
        submissions.MapPost("/submissions/{id:long}/run", RunAsync).WithSummary("Grade it again").WithDescription("For instructors: puts it into the queue again, whatever became of it.");
    }

    private static async Task<Results<Created<SubmissionAnswer>, Ok<SubmissionAnswer>, ProblemHttpResult>> SubmitAsync(
        [Description(CourseEndpoints.Named)] string course,
        [Description("Name of the assignment in addresses, such as `digits-mlp`.")] string assignment,
        [Description("The work.")] IFormFileCollection files,
        [FromHeader(Name = "Idempotency-Key"), Description("Your own name for this request, at most 100 characters, the same for every retry.")] string? key,
        HttpContext context, AssignmentFinder assignments, SubmissionQueries queries, SubmissionDesk desk, Teams teams, HandInLimits limits, PortalOptions options, CancellationToken cancel)
    {
        var viewer = queries.Viewer;
        if (key is { Length: 0 or > LongestKey })
        {
            return Wrong.Asked($"Idempotency-Key has 1 to {LongestKey} characters.");
        }

        if (files.Count == 0)
        {
            return Wrong.Asked("There is no file in the request. Send multipart/form-data with at least one file.");
        }

        if (await assignments.FindAsync(course, assignment, viewer, cancel) is not { MayHandIn: true, Assignment: var open })
        {
            return Wrong.NotFound();
        }

        if (!limits.Allows(viewer.Id) || !limits.HasRoomFor(viewer.Id, files.Sum(file => file.Length)))
        {
            return Wrong.TooMuch();
        }

        using var received = await ReceivedFiles.OfAsync(files, options, cancel);
        var outcome = await desk.TakeAsync(new HandIn
        {
            Assignment = open,
            SubmittedBy = viewer,
            Team = await teams.OfAsync(open.Id, viewer.Id, cancel),
            Files = received.Files,
            SubmitKey = $"api:{key ?? RandomNumberGenerator.GetHexString(32)}",
            ReceivedAt = context.ReceivedAt(),
            Origin = SubmissionOrigin.Api,
            Priority = JobPriority.Interactive,
        }, cancel);
        return outcome switch
        {
            HandInOutcome.Taken(var taken) => TypedResults.Created($"{RestServices.Root}/submissions/{taken.Id}", await queries.OneAsync(taken.Id, cancel)),
            HandInOutcome.Again(var before) => TypedResults.Ok(await queries.OneAsync(before.Id, cancel)),
            HandInOutcome.Refused(_, var reasons) => Wrong.Content("The upload could not be read; it costs no attempt", reasons),
            HandInOutcome.LimitReached(var limit) => Wrong.Now("No attempts are left", string.Create(CultureInfo.InvariantCulture, $"All {limit} attempts are used up.")),
            HandInOutcome.Closed(var words) => Wrong.Now("Too late", words),
            HandInOutcome.TeamChanged => Wrong.Now("The group changed", "Who works together changed while the files arrived. Nothing was taken; send them again."),
            HandInOutcome.NotOpen => Wrong.Now("Not open", "Nothing can be handed in here yet."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<Results<Ok<Paged<SubmissionAnswer>>, ProblemHttpResult>> ListAsync(
        [Description(CourseEndpoints.Named)] string course,
        [Description("Name of the assignment in addresses.")] string assignment,
        [Description(Paging.AfterSays)] long? after, [Description(Paging.LimitSays)] int? limit, SubmissionQueries queries, CancellationToken cancel) =>
        await queries.OfAsync(course, assignment, new Paging(after, limit), cancel) is { } page ? TypedResults.Ok(page) : Wrong.NotFound();

    private static async Task<Results<Ok<SubmissionAnswer>, ProblemHttpResult>> OneAsync([Description(Numbered)] long id, SubmissionQueries queries, CancellationToken cancel) =>
        await queries.OneAsync(id, cancel) is { } one ? TypedResults.Ok(one) : Wrong.NotFound();

    private static async Task<Results<Ok<ProgressAnswer>, ProblemHttpResult>> ProgressAsync([Description(Numbered)] long id, SubmissionQueries queries, CancellationToken cancel) =>
        await queries.ProgressAsync(id, cancel) is { } progress ? TypedResults.Ok(progress) : Wrong.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync([Description(Numbered)] long id, PortalDb db, Viewer viewer, SubmissionDesk desk, CancellationToken cancel)
    {
        if (!await db.Submissions.VisibleTo(viewer).AnyAsync(s => s.Id == id, cancel))
        {
            return Wrong.NotFound();
        }

        // a student stops only what has no grade yet: what staff run again is theirs
        var may = await db.Submissions.TaughtBy(viewer).AnyAsync(s => s.Id == id, cancel) || await db.Submissions.OwnedBy(viewer).AnyAsync(s => s.Id == id && s.GradeId == null, cancel);
        return may && await desk.CancelAsync(id, viewer, cancel) ? TypedResults.NoContent() : Wrong.Now("Not to be stopped", "It neither waits nor runs any more, or it is not yours to stop.");
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> RunAsync([Description(Numbered)] long id, PortalDb db, Viewer viewer, SubmissionDesk desk, CancellationToken cancel)
    {
        if (!await db.Submissions.TaughtBy(viewer).AnyAsync(s => s.Id == id, cancel))
        {
            return Wrong.NotFound();
        }

        await desk.RunAgainAsync(id, JobPriority.Batch, viewer, cancel);
        return TypedResults.Accepted($"{RestServices.Root}/submissions/{id}/progress");
    }
}
