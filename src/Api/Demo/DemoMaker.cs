using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Manage.Packages;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Demo;

/// <summary>Makes the demo course, or what of it is missing.</summary>
internal sealed class DemoMaker(PortalDb db, DemoAccounts accounts, PackageTaker packages, DemoSubmissions submissions, TimeProvider clock)
{
    public async Task MakeAsync(CancellationToken cancel)
    {
        var people = await accounts.MakeAsync();
        var course = await CourseAsync(people, cancel);
        foreach (var (package, dueInDays, release) in DemoCourse.Assignments)
        {
            await AssignmentAsync(course, package, dueInDays, release, people["instructor"], cancel);
        }

        await submissions.HandInAsync(course, people, cancel);
    }

    private async Task<Course> CourseAsync(IReadOnlyDictionary<string, Viewer> people, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var course = await db.Courses.Include(c => c.Memberships).SingleOrDefaultAsync(c => c.Slug == DemoCourse.Slug, cancel);
        if (course is null)
        {
            course = new Course { Slug = DemoCourse.Slug, Title = DemoCourse.Title, Term = $"{now.Year}/{(now.Year + 1) % 100:00}", TimeZone = DemoCourse.TimeZone, CreatedAt = now };
            db.Courses.Add(course);
        }

        foreach (var demo in DemoCourse.People)
        {
            if (demo.Role is { } role && course.Memberships.All(m => m.PersonId != people[demo.Key].Id))
            {
                course.Memberships.Add(new Membership { PersonId = people[demo.Key].Id, Role = role, StudentId = demo.StudentId, Section = demo.Section, JoinedAt = now });
            }
        }

        await db.SaveChangesAsync(cancel);
        return course;
    }

    private async Task AssignmentAsync(Course course, string package, int dueInDays, ReleaseRule release, Viewer instructor, CancellationToken cancel)
    {
        if (await db.Assignments.AnyAsync(a => a.CourseId == course.Id && a.Slug == package, cancel))
        {
            return;
        }

        var uploaded = packages.ReadShipped(package, cancel) ?? throw new StartFailure($"There is no package '{package}' in {ShippedPackages.Parent}/ beside the program.");
        if (await packages.CreateAsync(course, uploaded, instructor, cancel) is not PackageOutcome.Taken { Assignment: var assignment })
        {
            throw new StartFailure($"The package '{package}' could not be put into the demo course: {string.Join(" ", uploaded.Problems)}");
        }

        var now = clock.GetUtcNow();
        assignment.OpensAt = now.AddDays(-7);
        assignment.DueLocal = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(course.TimeZone)).Date.AddDays(dueInDays).Add(new TimeSpan(23, 59, 0));
        assignment.Release = release;
        await db.SaveChangesAsync(cancel);
    }
}
