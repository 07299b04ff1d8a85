using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Autograder.Api.Account;
using Autograder.Api.Courses;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Courses;

/// <summary>Courses, who is in them, and what was done.</summary>
internal static class CourseEndpoints
{
    public const string Named = "Name of the course in addresses, such as `dl-2026`.";

    public static void MapCourses(this RouteGroupBuilder api)
    {
        var courses = api.MapGroup("").WithTags("Courses");
        courses.MapGet("/me", Me).WithSummary("Whose token this is").WithDescription("The person for whom requests with this token are made.");
        courses.MapGet("/courses", ListAsync).WithSummary("Your courses").WithDescription("Every course in which the token's owner has a role; all of them for administrators.");
        courses.MapPost("/courses", CreateAsync).WithSummary("Make a course").WithDescription("For administrators. Who makes a course teaches it, until others do.").ProducesProblem(409).ProducesProblem(422);
        courses.MapGet("/courses/{course}", OneAsync).WithSummary("One course").WithDescription("A course in which the token's owner has a role.");
        courses.MapGet("/courses/{course}/members", MembersAsync).WithSummary("Who is in a course").WithDescription("For instructors. In the order of joining.");
        courses.MapGet("/courses/{course}/audit", AuditAsync).WithSummary("What was done in a course").WithDescription("For instructors. The newest entry first; goes on with `after`.");
    }

    private static MeAnswer Me(Viewer viewer) => new(viewer.Id, viewer.Name, viewer.IsAdmin);

    private static async Task<Ok<Paged<CourseAnswer>>> ListAsync([Description(Paging.AfterSays)] long? after, [Description(Paging.LimitSays)] int? limit, Viewer viewer, PortalDb db, CancellationToken cancel)
    {
        var paging = new Paging(after, limit);
        var rows = await Answers(db.Courses.VisibleTo(viewer).Where(c => c.Id > paging.Begin).OrderBy(c => c.Id).Take(paging.Take + 1), viewer).ToListAsync(cancel);
        return TypedResults.Ok(paging.Cut(rows, course => course.Id));
    }

    private static async Task<Results<Created<CourseAnswer>, ProblemHttpResult>> CreateAsync(CourseBody body, Viewer viewer, CourseDesk desk, PortalDb db, CancellationToken cancel)
    {
        if (!viewer.IsAdmin)
        {
            return Wrong.NotFound();
        }

        var form = new CourseForm { Title = body.Title, Term = body.Term, TimeZone = body.TimeZone, Slug = body.Slug, AnonymousMarking = body.AnonymousMarking };
        if (Mistakes(form) is { Count: > 0 } mistakes)
        {
            return Wrong.Content("The course has mistakes", mistakes);
        }

        return await desk.CreateAsync(form, viewer, cancel) is { } made
            ? TypedResults.Created($"{RestServices.Root}/courses/{made.Slug}", await Answers(db.Courses.Where(c => c.Id == made.Id), viewer).SingleAsync(cancel))
            : Wrong.Now("There is such a course", "Another course has this address. Choose another slug.");
    }

    /// <summary>The form's own rules, with the fields' names as the API has them.</summary>
    private static List<string> Mistakes(CourseForm form)
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(form, new ValidationContext(form), found, validateAllProperties: true);
        var mistakes = found.ConvertAll(mistake => $"{JsonNamingPolicy.CamelCase.ConvertName(mistake.MemberNames.FirstOrDefault() ?? "")}: {mistake.ErrorMessage}");
        return form.TimeZone.Length > 0 && !TimeZones.Knows(form.TimeZone) ? [.. mistakes, "timeZone: write the name of an IANA time zone, such as Europe/Ljubljana."] : mistakes;
    }

    private static async Task<Results<Ok<CourseAnswer>, ProblemHttpResult>> OneAsync([Description(Named)] string course, Viewer viewer, PortalDb db, CancellationToken cancel) =>
        await Answers(db.Courses.VisibleTo(viewer).Where(c => c.Slug == course), viewer).SingleOrDefaultAsync(cancel) is { } found
            ? TypedResults.Ok(found)
            : Wrong.NotFound();

    private static IQueryable<CourseAnswer> Answers(IQueryable<Course> courses, Viewer viewer) => courses.AsNoTracking().Select(c => new CourseAnswer(
        c.Id, c.Slug, c.Title, c.Term, c.TimeZone, c.AnonymousMarking, c.IsArchived,
        c.Memberships.Where(m => m.PersonId == viewer.Id).Select(m => (CourseRole?)m.Role).SingleOrDefault()));

    private static async Task<Results<Ok<Paged<MemberAnswer>>, ProblemHttpResult>> MembersAsync(
        [Description(Named)] string course, [Description(Paging.AfterSays)] long? after, [Description(Paging.LimitSays)] int? limit, Viewer viewer, PortalDb db, CancellationToken cancel)
    {
        if (await TaughtAsync(db, course, viewer, cancel) is not { } id)
        {
            return Wrong.NotFound();
        }

        var paging = new Paging(after, limit);
        var rows = await db.Memberships.AsNoTracking().Where(m => m.CourseId == id && m.PersonId > paging.Begin).OrderBy(m => m.PersonId).Take(paging.Take + 1)
            .Select(m => new MemberAnswer(m.PersonId, m.Person!.DisplayName, m.Person.Email, m.Role, m.StudentId, m.Section, m.JoinedAt)).ToListAsync(cancel);
        return TypedResults.Ok(paging.Cut(rows, member => member.Id));
    }

    private static async Task<Results<Ok<Paged<AuditAnswer>>, ProblemHttpResult>> AuditAsync(
        [Description(Named)] string course, [Description(Paging.AfterSays)] long? after, [Description(Paging.LimitSays)] int? limit, Viewer viewer, PortalDb db, CancellationToken cancel)
    {
        if (await TaughtAsync(db, course, viewer, cancel) is not { } id)
        {
            return Wrong.NotFound();
        }

        var paging = new Paging(after, limit);
        var before = after ?? long.MaxValue;
        var rows = await db.Audit.AsNoTracking().Where(e => e.CourseId == id && e.Id < before).OrderByDescending(e => e.Id).Take(paging.Take + 1)
            .Select(e => new { e.Id, e.At, e.PersonId, e.Person!.DisplayName, e.Action, e.Subject, e.Details }).ToListAsync(cancel);
        var entries = rows.Select(e => new AuditAnswer(e.Id, e.At, e.PersonId, e.DisplayName, e.Action, e.Subject, JsonElement.Parse(e.Details))).ToList();
        return TypedResults.Ok(paging.Cut(entries, entry => entry.Id));
    }

    /// <summary>The number of a course that the viewer teaches, or null.</summary>
    public static Task<long?> TaughtAsync(PortalDb db, string course, Viewer viewer, CancellationToken cancel) =>
        db.Courses.TaughtBy(viewer).Where(c => c.Slug == course).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancel);
}
