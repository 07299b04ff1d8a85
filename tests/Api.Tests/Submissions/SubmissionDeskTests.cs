using Autograder.Api.Data;
using Autograder.Api.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Submissions;

public sealed class SubmissionDeskTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Twenty_at_once_past_the_limit_are_taken_up_to_exactly_the_limit()
    {
        var (student, assignment) = await SeedAsync(attempts: 3);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => portal.HandInAsync(assignment, student, $"number: 0.{n}\n")));
        outcomes.Count(o => o is HandInOutcome.Taken).ShouldBe(3);
        outcomes.OfType<HandInOutcome.LimitReached>().Count().ShouldBe(17);
        var numbers = await portal.InDbAsync(db => db.Submissions.Where(s => s.AssignmentId == assignment.Id).OrderBy(s => s.Number).Select(s => s.Number).ToListAsync());
        numbers.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task The_newest_attempt_takes_the_place_of_those_that_wait()
    {
        var (student, assignment) = await SeedAsync();
        var first = await portal.HandedInAsync(assignment, student);
        var second = await portal.HandedInAsync(assignment, student, "number: 0.2\n");
        (await portal.FindAsync(first.Id)).State.ShouldBe(SubmissionState.Superseded);
        (await portal.JobOfAsync(first.Id)).State.ShouldBe(JobState.Cancelled);
        (await portal.FindAsync(second.Id)).State.ShouldBe(SubmissionState.Queued);
    }

    [Fact]
    public async Task The_same_key_is_taken_once_also_when_it_comes_at_the_same_moment()
    {
        var (student, assignment) = await SeedAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.HandInAsync(assignment, student, key: "the same")));
        outcomes.Count(o => o is HandInOutcome.Taken).ShouldBe(1);
        outcomes.Count(o => o is HandInOutcome.Again).ShouldBe(4);
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_with_the_reasons_and_costs_nothing()
    {
        var (student, assignment) = await SeedAsync(attempts: 1);
        var refused = (await portal.HandInAsync(assignment, student, "not a zip", name: "work.zip")).ShouldBeOfType<HandInOutcome.Refused>();
        refused.Reasons.ShouldNotBeEmpty();
        refused.Submission.State.ShouldBe(SubmissionState.Refused);
        (await portal.HandInAsync(assignment, student)).ShouldBeOfType<HandInOutcome.Taken>();
    }

    [Theory]
    [InlineData("2026-11-15T22:58:59Z", true)]
    [InlineData("2026-11-17T22:59:00Z", true)]
    [InlineData("2026-11-17T22:59:01Z", false)]
    public async Task Work_is_taken_until_the_late_rule_ends_and_not_a_second_longer(string at, bool taken)
    {
        var (student, assignment) = await SeedAsync();
        var now = portal.Time.GetUtcNow();
        portal.Time.Set(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            (await portal.HandInAsync(assignment, student) is HandInOutcome.Taken).ShouldBe(taken);
        }
        finally
        {
            portal.Time.Set(now);
        }
    }

    [Fact]
    public async Task An_extension_keeps_the_door_open_for_its_student_alone()
    {
        var (student, assignment) = await SeedAsync();
        var other = await portal.AddPersonAsync();
        await portal.InDbAsync(async db =>
        {
            db.Memberships.Add(new Membership { CourseId = assignment.CourseId, PersonId = other.Id, Role = CourseRole.Student, StudentId = "63210077", JoinedAt = portal.Time.GetUtcNow() });
            db.Extensions.Add(new Extension { AssignmentId = assignment.Id, PersonId = other.Id, DueLocal = new DateTime(2026, 12, 1, 12, 0, 0), Reason = "ill", GrantedAt = portal.Time.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var now = portal.Time.GetUtcNow();
        portal.Time.Set(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero));
        try
        {
            (await portal.HandInAsync(assignment, student)).ShouldBeOfType<HandInOutcome.Closed>().Words.ShouldNotBeEmpty();
            (await portal.HandInAsync(assignment, other)).ShouldBeOfType<HandInOutcome.Taken>();
        }
        finally
        {
            portal.Time.Set(now);
        }
    }

    [Theory]
    [InlineData("Eve 63210077")]
    [InlineData("Eve (63210077),63210077;63210077")]
    [InlineData("63210077")]
    public async Task A_name_is_no_extension_of_somebody_else(string name)
    {
        var (ill, assignment) = await SeedAsync();
        var eve = await portal.AddPersonAsync(name);
        await portal.InDbAsync(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.PersonId == ill.Id)).StudentId = "63210077";
            db.Memberships.Add(new Membership { CourseId = assignment.CourseId, PersonId = eve.Id, Role = CourseRole.Student, StudentId = "63210078", JoinedAt = portal.Time.GetUtcNow() });
            db.Extensions.Add(new Extension { AssignmentId = assignment.Id, PersonId = ill.Id, DueLocal = new DateTime(2026, 12, 1, 12, 0, 0), Reason = "ill", GrantedAt = portal.Time.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var now = portal.Time.GetUtcNow();
        portal.Time.Set(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero));
        try
        {
            (await portal.HandInAsync(assignment, eve)).ShouldBeOfType<HandInOutcome.Closed>();
            (await portal.HandInAsync(assignment, ill)).ShouldBeOfType<HandInOutcome.Taken>();
        }
        finally
        {
            portal.Time.Set(now);
        }
    }

    [Fact]
    public async Task A_team_that_changes_while_its_work_is_opened_hands_nothing_in()
    {
        var (student, assignment) = await SeedAsync(attempts: 1);
        var team = (await portal.InScopeAsync(services => services.GetRequiredService<Teams>().OfAsync(assignment.Id, student.Id, CancellationToken.None))).Id;
        var first = await portal.InDbAsync(async db =>
        {
            await using var leaving = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select 1 from teams where id = {team} for update");
            var opened = portal.HandInAsync(assignment, student);
            // of the locks themselves: what a transaction sees in pg_stat_activity stays as it was when it looked first
            while (await db.Database.SqlQuery<int>($"""select count(*)::int as "Value" from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))""").SingleAsync() == 0)
            {
                opened.IsCompleted.ShouldBeFalse(); // opened, it waits for the team, which is left in another tab
                await Task.Delay(20);
            }

            await db.TeamMembers.Where(m => m.TeamId == team).ExecuteDeleteAsync();
            await leaving.CommitAsync();
            return opened;
        });
        (await first).ShouldBeOfType<HandInOutcome.TeamChanged>();
        (await portal.HandInAsync(assignment, student, "number: 0.2\n")).ShouldBeOfType<HandInOutcome.Taken>();
        (await portal.InDbAsync(db => db.SubmissionAuthors.CountAsync(a => a.PersonId == student.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_removed_from_the_course_has_no_part_in_what_the_group_hands_in_then()
    {
        var (stays, gone) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((stays, CourseRole.Student), (gone, CourseRole.Student));
        var assignment = await portal.AddPaperAsync(course);
        await portal.InScopeAsync(services => services.GetRequiredService<Teams>().OfGroupAsync(assignment.Id, [stays.Id, gone.Id], CancellationToken.None));
        (await AuthorsAsync((await portal.HandedInAsync(assignment, stays)).Id)).ShouldBe([stays.Id, gone.Id], ignoreOrder: true);

        await portal.InDbAsync(db => db.Memberships.Where(m => m.CourseId == course.Id && m.PersonId == gone.Id).ExecuteDeleteAsync());
        (await AuthorsAsync((await portal.HandedInAsync(assignment, stays, "number: 0.2\n")).Id)).ShouldBe([stays.Id]);
        (await portal.HandInAsync(assignment, gone, "number: 0.3\n")).ShouldBeOfType<HandInOutcome.TeamChanged>(); // removed while it was uploaded

        Task<List<long>> AuthorsAsync(long submission) => portal.InDbAsync(db => db.SubmissionAuthors.Where(a => a.SubmissionId == submission).Select(a => a.PersonId).ToListAsync());
    }

    [Fact]
    public async Task Cancelled_work_gives_its_attempt_back()
    {
        var (student, assignment) = await SeedAsync(attempts: 1);
        var submission = await portal.HandedInAsync(assignment, student);
        (await portal.HandInAsync(assignment, student)).ShouldBeOfType<HandInOutcome.LimitReached>();
        (await portal.InScopeAsync(s => s.GetRequiredService<SubmissionDesk>().CancelAsync(submission.Id, student.Viewer(), CancellationToken.None))).ShouldBeTrue();
        (await portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Cancelled);
        (await portal.InScopeAsync(s => s.GetRequiredService<SubmissionDesk>().CancelAsync(submission.Id, student.Viewer(), CancellationToken.None))).ShouldBeFalse();
        (await portal.HandInAsync(assignment, student)).ShouldBeOfType<HandInOutcome.Taken>();
    }

    private async Task<(Person Student, CourseAssignment Assignment)> SeedAsync(int? attempts = null)
    {
        var student = await portal.AddPersonAsync();
        return (student, await portal.AddPaperAsync(await portal.AddCourseAsync((student, CourseRole.Student)), attempts: attempts));
    }
}
