using Autograder.Api.Data;
using Autograder.Api.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Queue;

/// <summary>Each test has a portal of its own: the queue is one for all courses.</summary>
public sealed class JobLeasesTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    private JobLeases Leases => _portal.Services.GetRequiredService<JobLeases>();

    [Fact]
    public async Task Workers_that_ask_at_once_never_get_the_same_job()
    {
        var submissions = new List<long>();
        for (var n = 0; n < 8; n++)
        {
            submissions.Add((await SubmitAsync(await CourseAsync())).Id);
        }

        var claimed = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Leases.ClaimAsync($"worker {n}", CancellationToken.None)));
        claimed.OfType<Lease>().Select(l => l.SubmissionId ?? 0).Order().ShouldBe(submissions.Order());
        claimed.Count(l => l is null).ShouldBe(8);
    }

    [Fact]
    public async Task Who_waits_at_the_page_comes_before_batches_and_those_before_regrades()
    {
        var course = await CourseAsync();
        var regrade = await SubmitAsync(course, JobPriority.Regrade);
        var batch = await SubmitAsync(course, JobPriority.Batch);
        var interactive = await SubmitAsync(course, JobPriority.Interactive);
        (await ClaimAllAsync()).ShouldBe([interactive.Id, batch.Id, regrade.Id]);
    }

    [Fact]
    public async Task A_course_with_many_jobs_does_not_keep_another_waiting()
    {
        var large = await CourseAsync();
        var ofLarge = new List<long> { (await SubmitAsync(large)).Id, (await SubmitAsync(large)).Id, (await SubmitAsync(large)).Id };
        var ofSmall = (await SubmitAsync(await CourseAsync())).Id;
        (await ClaimAllAsync()).ShouldBe([ofLarge[0], ofSmall, ofLarge[1], ofLarge[2]]);
    }

    [Fact]
    public async Task What_a_dead_worker_had_is_done_by_another_and_the_dead_ones_end_counts_for_nothing()
    {
        var submission = await SubmitAsync(await CourseAsync());
        var dead = (await Leases.ClaimAsync("dead", CancellationToken.None)).ShouldNotBeNull();
        (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Running);
        await ExpireAsync();
        var living = (await Leases.ClaimAsync("living", CancellationToken.None)).ShouldNotBeNull();
        living.SubmissionId.ShouldBe(submission.Id);
        (await Leases.BeatAsync(dead, CancellationToken.None)).ShouldBeNull();
        (await Leases.EndAsync(dead, LeaseEnd.Cancelled, CancellationToken.None)).ShouldBeFalse();
        (await Leases.BeatAsync(living, CancellationToken.None)).ShouldBe(false);
        (await _portal.FindAsync(submission.Id)).Counts.ShouldBeTrue();
    }

    [Fact]
    public async Task The_third_failure_of_ours_puts_it_aside_for_an_instructor_and_costs_no_attempt()
    {
        var submission = await SubmitAsync(await CourseAsync());
        for (var tries = 1; tries <= 3; tries++)
        {
            (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Queued);
            await _portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set ready_at = now()"));
            var lease = (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldNotBeNull();
            lease.Tries.ShouldBe(tries);
            await Leases.EndAsync(lease, LeaseEnd.Failed(lease.Tries, "The disk is full."), CancellationToken.None);
        }

        var parked = await _portal.FindAsync(submission.Id);
        (parked.State, parked.Counts, parked.Fault).ShouldBe((SubmissionState.Parked, false, "The disk is full."));
        (await _portal.JobOfAsync(submission.Id)).State.ShouldBe(JobState.Parked);
        (await _portal.InDbAsync(db => db.Audit.SingleAsync(a => a.Action == "job.parked"))).Subject.ShouldBe($"submission {submission.Id}");
        (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_job_that_kills_three_workers_is_put_aside_too()
    {
        var submission = await SubmitAsync(await CourseAsync());
        for (var tries = 1; tries <= 3; tries++)
        {
            (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldNotBeNull();
            await ExpireAsync();
        }

        (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldBeNull();
        (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Parked);
    }

    [Fact]
    public async Task A_job_that_is_given_back_waits_as_if_nothing_had_been()
    {
        var submission = await SubmitAsync(await CourseAsync());
        var lease = (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldNotBeNull();
        (await Leases.EndAsync(lease, LeaseEnd.GivenBack, CancellationToken.None)).ShouldBeTrue();
        (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Queued);
        (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldNotBeNull().Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_nobody_wants_any_more_is_not_queued_again()
    {
        var submission = await SubmitAsync(await CourseAsync());
        var lease = (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldNotBeNull();
        await _portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set cancel_requested = true"));
        await Leases.EndAsync(lease, LeaseEnd.GivenBack, CancellationToken.None);
        (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Cancelled);
        (await Leases.ClaimAsync("worker", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_place_in_the_queue_is_told()
    {
        var course = await CourseAsync();
        await SubmitAsync(course);
        var second = await SubmitAsync(course);
        var place = await _portal.Services.GetRequiredService<QueueView>().PlaceAsync((await _portal.JobOfAsync(second.Id)).Id, CancellationToken.None);
        place.ShouldBe(new QueuePlace(1, null));
    }

    [Fact]
    public async Task Whoever_watches_a_submission_hears_of_a_change()
    {
        var submission = await SubmitAsync(await CourseAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var watch = _portal.Services.GetRequiredService<ProgressHub>().WatchAsync(submission.Id, limit.Token).GetAsyncEnumerator(limit.Token);
        (await watch.MoveNextAsync()).ShouldBeTrue();
        await Leases.ClaimAsync("worker", CancellationToken.None);
        while ((await _portal.FindAsync(submission.Id)).State != SubmissionState.Running)
        {
            (await watch.MoveNextAsync()).ShouldBeTrue();
        }
    }

    private async Task<List<long>> ClaimAllAsync()
    {
        var order = new List<long>();
        while (await Leases.ClaimAsync("worker", CancellationToken.None) is { } lease)
        {
            order.Add(lease.SubmissionId ?? 0);
        }

        return order;
    }

    private Task ExpireAsync() => _portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set leased_until = now() - interval '1 second' where state = 'Leased'"));

    private async Task<CourseAssignment> CourseAsync() => await _portal.AddPaperAsync(await _portal.AddCourseAsync());

    /// <summary>A new student each time, and a second later than the last.</summary>
    private async Task<Submission> SubmitAsync(CourseAssignment assignment, JobPriority priority = JobPriority.Interactive)
    {
        _portal.Time.Advance(TimeSpan.FromSeconds(1));
        var student = await _portal.AddPersonAsync();
        await _portal.InDbAsync(db =>
        {
            db.Memberships.Add(new Membership { CourseId = assignment.CourseId, PersonId = student.Id, Role = CourseRole.Student, JoinedAt = _portal.Time.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        return await _portal.HandedInAsync(assignment, student, priority: priority);
    }
}
