using System.Globalization;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Courses;

/// <summary>Makes courses and changes what is decided about them.</summary>
internal sealed class CourseDesk(PortalDb db, TimeProvider clock, AuditLog audit)
{
    private const int LongestSlug = 60;

    /// <summary>Who makes a course teaches it.</summary>
    /// <returns>Null where the address is taken.</returns>
    public async Task<Course?> CreateAsync(CourseForm form, Viewer viewer, CancellationToken ct)
    {
        var course = new Course
        {
            Slug = form.Slug is { Length: > 0 } given ? given : SlugOf($"{form.Title} {form.Term}"),
            Title = form.Title.Trim(),
            Term = form.Term.Trim(),
            TimeZone = form.TimeZone,
            AnonymousMarking = form.AnonymousMarking,
            CreatedAt = clock.GetUtcNow(),
            Memberships = [new Membership { PersonId = viewer.Id, Role = CourseRole.Instructor, JoinedAt = clock.GetUtcNow() }],
        };
        if (course.Slug is "new" || await db.Courses.AnyAsync(other => other.Slug == course.Slug, ct))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Courses.Add(course);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }

        audit.Add(viewer, course.Id, "course.made", $"course {course.Id}", form);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return course;
    }

    public async Task ChangeAsync(Course course, CourseForm form, Viewer viewer, CancellationToken ct)
    {
        var before = CourseForm.Of(course);
        course.Title = form.Title.Trim();
        course.Term = form.Term.Trim();
        course.TimeZone = form.TimeZone;
        course.AnonymousMarking = form.AnonymousMarking;
        course.IsArchived = form.IsArchived;
        audit.Add(viewer, course.Id, "course.changed", $"course {course.Id}", new { Before = before, After = CourseForm.Of(course) });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>"Tiefes Lernen" becomes tiefes-lernen; accents go, other letters too.</summary>
    private static string SlugOf(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Replace("ß", "ss", StringComparison.Ordinal).ToLowerInvariant())
        {
            var plain = letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'č' or 'ć' => "c", 'š' => "s", 'ž' => "z", 'é' or 'è' => "e", 'á' or 'à' => "a", _ => letter.ToString(CultureInfo.InvariantCulture) };
            var usable = plain.All(char.IsAsciiLetterOrDigit);
            slug.Append(usable ? plain : slug.Length > 0 && slug[^1] != '-' ? "-" : "");
        }

        var text = slug.ToString(0, Math.Min(slug.Length, LongestSlug)).Trim('-');
        return text.Length == 0 ? "course" : text;
    }
}
