using System.Globalization;
using Autograder.Api.Data;
using Autograder.Api.Manage.Packages;
using Autograder.Api.People;
using Autograder.Api.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Autograder.Api.Tests.Manage;

/// <summary>A course with an instructor, a marker, students with ids, and the quiz.</summary>
internal sealed class TaughtCourse(PortalFactory portal, Course course, Person instructor, Person marker, IReadOnlyList<Person> students, CourseAssignment quiz)
{
    public Course Course => course;
    public Person Instructor => instructor;
    public Person Marker => marker;
    public IReadOnlyList<Person> Students => students;
    public CourseAssignment Quiz => quiz;
    public string Url => $"/courses/{course.Slug}/{quiz.Slug}/manage";

    public static Task<TaughtCourse> MakeAsync(PortalFactory portal, params string[] names) => MakeAsync(portal, Manage.Quiz.Zip(), names);

    /// <param name="package">The quiz, or a variation of it.</param>
    public static async Task<TaughtCourse> MakeAsync(PortalFactory portal, byte[] package, params string[] names)
    {
        var (instructor, marker) = (await portal.AddPersonAsync("Ina Instructor"), await portal.AddPersonAsync("Mark Marker"));
        var students = new List<Person>();
        foreach (var name in names.Length == 0 ? ["Ana Novak", "Bor Kos", "Cene Zupan"] : names)
        {
            students.Add(await portal.AddPersonAsync(name));
        }

        var course = await portal.AddCourseAsync([(instructor, CourseRole.Instructor), (marker, CourseRole.Marker), .. students.Select(s => (s, CourseRole.Student))]);
        var quiz = await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            foreach (var (student, index) in students.Select((s, i) => (s, i)))
            {
                (await db.Memberships.SingleAsync(m => m.CourseId == course.Id && m.PersonId == student.Id)).StudentId = $"6321000{(index + 1).ToString(CultureInfo.InvariantCulture)}";
            }

            await db.SaveChangesAsync();
            var taker = services.GetRequiredService<PackageTaker>();
            var taken = await taker.CreateAsync(await db.Courses.SingleAsync(c => c.Id == course.Id), taker.Read("quiz.zip", package, CancellationToken.None), As(instructor), CancellationToken.None);
            var made = taken.ShouldBeOfType<PackageOutcome.Taken>(taken.ToString()).Assignment;
            made.OpensAt = portal.Time.GetUtcNow().AddDays(-1);
            await db.SaveChangesAsync();
            return made;
        });
        return new TaughtCourse(portal, course, instructor, marker, students, quiz);
    }

    /// <summary>Hands in and grades at once, as a worker would.</summary>
    public async Task<long> GradedAsync(Person student, int first, int second)
    {
        var id = await HandedInAsync(student, first, second);
        await portal.GradeAsync(id);
        return id;
    }

    private Task<long> HandedInAsync(Person student, int first, int second) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        var file = Path.Combine(portal.Options.Work, PortalSeeds.Unique("answers"));
        await File.WriteAllTextAsync(file, Manage.Quiz.Answers(first, second));
        var outcome = await services.GetRequiredService<SubmissionDesk>().TakeAsync(new HandIn
        {
            Assignment = await db.Assignments.Include(a => a.Course).Include(a => a.Extensions).SingleAsync(a => a.Id == quiz.Id),
            SubmittedBy = As(student),
            Team = await services.GetRequiredService<Teams>().OfAsync(quiz.Id, student.Id, CancellationToken.None),
            Files = [new HandedInFile("answers.yaml", file)],
            SubmitKey = PortalSeeds.Unique("key"),
            ReceivedAt = portal.Time.GetUtcNow(),
            Origin = SubmissionOrigin.Portal,
            Priority = JobPriority.Interactive,
        }, CancellationToken.None);
        return outcome.ShouldBeOfType<HandInOutcome.Taken>(outcome.ToString()).Submission.Id;
    });

    public Task<decimal> TotalAsync(long submission) => portal.InDbAsync(db => db.Submissions.Where(s => s.Id == submission).Select(s => s.Grade!.Total).SingleAsync());

    public Task<CourseAssignment> NowAsync() => portal.InDbAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == quiz.Id));

    public Task<List<string>> ActionsAsync() => portal.InDbAsync(db => db.Audit.Where(e => e.CourseId == course.Id).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    public static Viewer As(Person person) => new(person.Id, person.DisplayName, person.IsAdmin, "en", null, true);
}
