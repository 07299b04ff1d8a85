using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.People;

/// <summary>Who sees what, in the database's own words.</summary>
public sealed class ScopesTests(PortalFactory portal) : IClassFixture<PortalFactory>, IAsyncLifetime
{
    private static readonly DateTimeOffset _now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private Viewer _student = null!, _other = null!, _stranger = null!, _marker = null!, _foreignMarker = null!, _instructor = null!, _admin = null!; // set before each test
    private Course _course = null!, _foreign = null!;
    private long _open, _later, _hidden, _empty, _submission;

    public async Task InitializeAsync()
    {
        var people = new List<Person>();
        for (var i = 0; i < 7; i++)
        {
            people.Add(await portal.AddPersonAsync(isAdmin: i == 6));
        }

        Viewer Of(int i) => new(people[i].Id, people[i].DisplayName, people[i].IsAdmin, "en", null, true);
        (_student, _other, _stranger, _marker, _foreignMarker, _instructor, _admin) = (Of(0), Of(1), Of(2), Of(3), Of(4), Of(5), Of(6));
        _course = await portal.AddCourseAsync((people[0], CourseRole.Student), (people[1], CourseRole.Student), (people[3], CourseRole.Marker), (people[5], CourseRole.Instructor));
        _foreign = await portal.AddCourseAsync((people[4], CourseRole.Marker));
        _open = await AddAsync("open", _now.AddDays(-1), true);
        _later = await AddAsync("later", _now.AddDays(1), true);
        _hidden = await AddAsync("hidden", null, true);
        _empty = await AddAsync("empty", _now.AddDays(-1), false);
        _submission = await SubmitAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Courses_are_seen_by_members_and_taught_by_instructors()
    {
        (await CountAsync(c => c.VisibleTo(_student))).ShouldBe(1);
        (await CountAsync(c => c.VisibleTo(_stranger))).ShouldBe(0);
        (await CountAsync(c => c.VisibleTo(_admin))).ShouldBe(1);
        (await CountAsync(c => c.MarkedBy(_student))).ShouldBe(0);
        (await CountAsync(c => c.MarkedBy(_marker))).ShouldBe(1);
        (await CountAsync(c => c.MarkedBy(_instructor))).ShouldBe(1);
        (await CountAsync(c => c.MarkedBy(_foreignMarker))).ShouldBe(0);
        (await CountAsync(c => c.TaughtBy(_marker))).ShouldBe(0);
        (await CountAsync(c => c.TaughtBy(_instructor))).ShouldBe(1);
        (await CountAsync(c => c.TaughtBy(_admin))).ShouldBe(1);
    }

    [Fact]
    public async Task Students_see_assignments_that_are_open_staff_sees_all()
    {
        (await AssignmentsAsync(a => a.VisibleTo(_student, _now))).ShouldBe([_open]);
        (await AssignmentsAsync(a => a.VisibleTo(_student, _now.AddDays(1)))).ShouldBe([_open, _later]);
        (await AssignmentsAsync(a => a.VisibleTo(_marker, _now))).ShouldBe([_open, _later, _hidden, _empty]);
        (await AssignmentsAsync(a => a.VisibleTo(_admin, _now))).ShouldBe([_open, _later, _hidden, _empty]);
        (await AssignmentsAsync(a => a.VisibleTo(_stranger, _now))).ShouldBeEmpty();
        (await AssignmentsAsync(a => a.VisibleTo(_foreignMarker, _now))).ShouldBeEmpty();
        (await AssignmentsAsync(a => a.MarkedBy(_student))).ShouldBeEmpty();
        (await AssignmentsAsync(a => a.TaughtBy(_marker))).ShouldBeEmpty();
        (await AssignmentsAsync(a => a.TaughtBy(_instructor))).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Submissions_are_seen_by_their_authors_and_by_staff_of_the_course()
    {
        (await SubmissionsAsync(s => s.VisibleTo(_student))).ShouldBe([_submission]);
        (await SubmissionsAsync(s => s.VisibleTo(_other))).ShouldBeEmpty();
        (await SubmissionsAsync(s => s.VisibleTo(_stranger))).ShouldBeEmpty();
        (await SubmissionsAsync(s => s.VisibleTo(_foreignMarker))).ShouldBeEmpty();
        (await SubmissionsAsync(s => s.VisibleTo(_marker))).ShouldBe([_submission]);
        (await SubmissionsAsync(s => s.MarkedBy(_student))).ShouldBeEmpty();
        (await SubmissionsAsync(s => s.MarkedBy(_marker))).ShouldBe([_submission]);
        (await SubmissionsAsync(s => s.TaughtBy(_marker))).ShouldBeEmpty();
        (await SubmissionsAsync(s => s.TaughtBy(_admin))).ShouldBe([_submission]);
        (await SubmissionsAsync(s => s.OwnedBy(_student))).ShouldBe([_submission]);
        (await SubmissionsAsync(s => s.OwnedBy(_admin))).ShouldBeEmpty();
    }

    private Task<int> CountAsync(Func<IQueryable<Course>, IQueryable<Course>> scope) =>
        portal.InDbAsync(db => scope(db.Courses.Where(c => c.Id == _course.Id)).CountAsync());

    private Task<List<long>> AssignmentsAsync(Func<IQueryable<CourseAssignment>, IQueryable<CourseAssignment>> scope) =>
        portal.InDbAsync(db => scope(db.Assignments.Where(a => a.CourseId == _course.Id)).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync());

    private Task<List<long>> SubmissionsAsync(Func<IQueryable<Submission>, IQueryable<Submission>> scope) =>
        portal.InDbAsync(db => scope(db.Submissions.Where(s => s.Assignment!.CourseId == _course.Id)).Select(s => s.Id).ToListAsync());

    private Task<long> AddAsync(string slug, DateTimeOffset? opens, bool hasPackage) => portal.InDbAsync(async db =>
    {
        var assignment = new CourseAssignment { CourseId = _course.Id, Slug = slug, Title = slug, OpensAt = opens, CreatedAt = _now };
        db.Assignments.Add(assignment);
        await db.SaveChangesAsync();
        if (hasPackage)
        {
            var version = new PackageVersion { AssignmentId = assignment.Id, Number = 1, Version = "1", Sha256 = "0", ArchiveBlob = "0", Maximum = 1, UploadedAt = _now };
            db.PackageVersions.Add(version);
            await db.SaveChangesAsync();
            assignment.PackageVersionId = version.Id;
            await db.SaveChangesAsync();
        }

        return assignment.Id;
    });

    private Task<long> SubmitAsync() => portal.InDbAsync(async db =>
    {
        var team = new Team { AssignmentId = _open, CreatedAt = _now };
        db.Teams.Add(team);
        await db.SaveChangesAsync();
        var submission = new Submission
        {
            AssignmentId = _open, TeamId = team.Id, Number = 1, Origin = SubmissionOrigin.Portal, SubmittedById = _student.Id, ReceivedAt = _now, Source = "a.zip", Sha256 = "0",
            UploadBlob = "0", UploadBytes = 1, SubmitKey = PortalSeeds.Unique("key"), State = SubmissionState.Queued, Counts = true, Record = "{}",
            Authors = [new SubmissionAuthor { PersonId = _student.Id, Position = 0 }],
        };
        db.Submissions.Add(submission);
        await db.SaveChangesAsync();
        return submission.Id;
    });
}
