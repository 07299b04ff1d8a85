using System.ComponentModel;
using Autograder.Api.Account;
using Autograder.Api.Courses;
using Autograder.Api.People;
using Autograder.Api.Rest.Describing;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Rest.Courses;

/// <summary>Bringing people into a course.</summary>
internal static class RosterEndpoints
{
    public static void MapRoster(this RouteGroupBuilder api) => api.MapPost("/courses/{course}/roster", ImportAsync)
        .WithTags("Courses")
        .WithSummary("Import a roster")
        .WithDescription("For instructors: a CSV with the columns name, email, student_id, section and role. Who has an account joins, everybody else is invited. With `dryRun=true` it only says what it would do.")
        .ProducesProblem(422);

    private static async Task<Results<Ok<RosterAnswer>, ProblemHttpResult>> ImportAsync(
        [Description(CourseEndpoints.Named)] string course,
        [FromQuery(Name = "dryRun"), Description("Whether to change nothing.")] bool? dryRun,
        [Description("The roster.")] IFormFile roster,
        Viewer viewer, CourseDoor door, RosterImport import, HttpContext context, CancellationToken cancel)
    {
        if (await door.FindTaughtAsync(course, cancel) is not { } access)
        {
            return Wrong.NotFound();
        }

        if (roster.Length > RosterTable.MostBytes)
        {
            return Wrong.Asked($"The roster is larger than {RosterTable.MostBytes} bytes.");
        }

        using var reader = new StreamReader(roster.OpenReadStream());
        var plan = await import.PlanAsync(access.Course, await reader.ReadToEndAsync(cancel), context.RequestServices.GetRequiredService<ITexts>(), cancel);
        if (plan.Problems.Count > 0)
        {
            return Wrong.Content("The roster has mistakes; nothing was changed", plan.Problems);
        }

        var (done, invitations) = dryRun == true ? (plan, []) : await import.ApplyAsync(access.Course, plan, viewer, cancel);
        var letters = context.RequestServices.GetRequiredService<InvitationLetters>();
        return TypedResults.Ok(new RosterAnswer(
            done.Of(RosterAction.Add), done.Of(RosterAction.Change), done.Of(RosterAction.Invite), done.Of(RosterAction.Same),
            [.. invitations.Select(made => new InvitedAnswer(made.Invitation.Email, letters.Send(made.Invitation, made.Path, access.Course.Title, viewer)))]));
    }
}

/// <summary>What an import did, or would do.</summary>
internal sealed record RosterAnswer(
    [property: Description("People with an account who joined."), Example("3")] int Added,
    [property: Description("People whose role, section or student id changed."), Example("1")] int Changed,
    [property: Description("People without an account who were invited."), Example("24")] int Invited,
    [property: Description("People for whom nothing changed."), Example("90")] int Unchanged,
    [property: Description("The invitations that were sent; empty on a dry run.")] IReadOnlyList<InvitedAnswer> Invitations);

/// <summary>An invitation.</summary>
internal sealed record InvitedAnswer(
    [property: Description("Address of the person."), Example("\"ana@example.edu\"")] string Email,
    [property: Description("The link to the account's first page, not shown again; null where it was sent by e-mail, and then only administrators see it.")] string? Link);
