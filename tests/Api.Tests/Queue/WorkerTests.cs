using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Queue;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Sandbox;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Queue;

public sealed class WorkerTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_paper_is_graded_from_the_desk_to_the_grade_that_counts()
    {
        var (student, assignment) = await SeedAsync(AssignmentSeeds.Paper);
        await using var worker = await WorkerKit.StartAsync(_portal, new NoSandbox());
        var submission = await _portal.HandedInAsync(assignment, student, "number: 0.06\n");
        var graded = await UntilAsync(submission.Id, s => s.State == SubmissionState.Graded);
        var grade = GradeShelf.Read(graded.Grade.ShouldNotBeNull());
        grade.Status.ShouldBe(GradeStatus.Final);
        grade.Submission.Id.ShouldBe($"{submission.Id}");
        grade.Submission.Students.ShouldHaveSingleItem().ShouldBe($"{student.DisplayName} (p{student.Id})");
        (await _portal.JobOfAsync(submission.Id)).State.ShouldBe(JobState.Done);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_job_that_comes_twice_is_graded_once_in_whatever_order_they_end(int seed)
    {
        var students = new List<Person>();
        while (students.Count < 10)
        {
            students.Add(await _portal.AddPersonAsync());
        }

        var assignment = await _portal.AddPaperAsync(await _portal.AddCourseAsync([.. students.Select(s => (s, CourseRole.Student))]));
        var submissions = new Dictionary<long, decimal>();
        foreach (var (student, n) in students.Select((s, n) => (s, n)))
        {
            submissions.Add((await _portal.HandedInAsync(assignment, student, n % 2 == 0 ? "number: 0.06\n" : "number: 0.5\n")).Id, n % 2 == 0 ? 1 : 0);
        }

        await using var worker = WorkerKit.Idle(_portal, new NoSandbox());
        var first = await ClaimAllAsync(worker);
        await _portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set leased_until = now() - interval '1 second'"));
        var again = await ClaimAllAsync(worker);
        (first.Count, again.Count).ShouldBe((10, 10));
        Lease[] shuffled = [.. first, .. again];
        new Random(seed).Shuffle(shuffled);
        await Parallel.ForEachAsync(shuffled, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (lease, cancel) => await worker.Runner.RunAsync(lease, cancel));

        foreach (var (submission, total) in submissions)
        {
            var graded = await _portal.FindAsync(submission);
            (graded.State, graded.Counts, graded.Grade.ShouldNotBeNull().Total).ShouldBe((SubmissionState.Graded, true, total));
            (await _portal.InDbAsync(db => db.Grades.CountAsync(g => g.SubmissionId == submission))).ShouldBe(1);
            (await _portal.JobOfAsync(submission)).State.ShouldBe(JobState.Done);
        }
    }

    [Fact]
    public async Task Stored_evidence_is_judged_again_with_a_markers_decision()
    {
        var (student, assignment) = await SeedAsync(AssignmentSeeds.Paper);
        await using var worker = await WorkerKit.StartAsync(_portal, new NoSandbox());
        var submission = await _portal.HandedInAsync(assignment, student);
        await UntilAsync(submission.Id, s => s.State == SubmissionState.Graded);
        await _portal.InScopeAsync(async services =>
        {
            services.GetRequiredService<PortalDb>().AppliedLines.Add(new AppliedLine
            {
                SubmissionId = submission.Id, Sha256 = submission.Sha256, Item = "number", Text = "A good idea", Marks = 0.25m, Comment = "", MarkerId = student.Id, MadeAt = _portal.Time.GetUtcNow(),
            });
            return await services.GetRequiredService<Rejudging>().ApplyAsync(submission.Id, GradeCause.Marked, null, null, CancellationToken.None);
        });
        var marked = await _portal.FindAsync(submission.Id);
        marked.Grade.ShouldNotBeNull().Cause.ShouldBe(GradeCause.Marked);
        marked.Grade.Total.ShouldBe(0.25m);
        (await _portal.InDbAsync(db => db.Grades.CountAsync(g => g.SubmissionId == submission.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_somebody_cancels_is_stopped()
    {
        var (student, assignment) = await SeedAsync(TestPackage.YamlOfFunctions);
        var sandbox = new EndlessSandbox();
        await using var worker = await WorkerKit.StartAsync(_portal, sandbox);
        var submission = await SubmitCodeAsync(assignment, student);
        await sandbox.Began.WaitAsync(TimeSpan.FromSeconds(60));
        (await _portal.InScopeAsync(s => s.GetRequiredService<SubmissionDesk>().CancelAsync(submission.Id, student.Viewer(), CancellationToken.None))).ShouldBeTrue();
        var cancelled = await UntilAsync(submission.Id, s => s.State == SubmissionState.Cancelled);
        cancelled.Counts.ShouldBeFalse();
        sandbox.Stopped.ShouldBeTrue();
    }

    [Fact]
    public async Task A_result_that_comes_after_somebody_else_took_the_job_over_is_not_written()
    {
        var (student, assignment) = await SeedAsync(TestPackage.YamlOfFunctions);
        var sandbox = new EndlessSandbox();
        await using var worker = await WorkerKit.StartAsync(_portal, sandbox);
        var submission = await SubmitCodeAsync(assignment, student);
        await sandbox.Began.WaitAsync(TimeSpan.FromSeconds(60));
        await _portal.InDbAsync(db => db.Database.ExecuteSqlRawAsync("update jobs set lease_token = gen_random_uuid(), leased_until = now() + interval '1 hour'"));
        sandbox.EndRun();
        await worker.DisposeAsync();
        (await _portal.InDbAsync(db => db.Grades.CountAsync(g => g.SubmissionId == submission.Id))).ShouldBe(0);
        (await _portal.JobOfAsync(submission.Id)).State.ShouldBe(JobState.Leased);
        (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Running);
    }

    /// <summary>Everything as it is in use: worker, engine, image, box.</summary>
    [Fact]
    public async Task Code_is_graded_in_real_boxes()
    {
        var student = await _portal.AddPersonAsync();
        var assignment = await _portal.AddPackagedAssignmentAsync(await _portal.AddCourseAsync((student, CourseRole.Student)), Path.Combine(Repository.Root, "assignments", "digits-mlp"));
        await using var worker = await WorkerKit.StartAsync(_portal);
        var upload = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "digits-mlp", "DL0_63230001_Ana.zip"));
        var outcome = await _portal.HandInAsync(assignment, student, upload, name: "DL0_63230001_Ana.zip");
        var submission = outcome.ShouldBeOfType<HandInOutcome.Taken>().Submission;
        var graded = await UntilAsync(submission.Id, s => s.State is SubmissionState.Graded or SubmissionState.Parked);
        graded.Fault.ShouldBeNull();
        graded.Grade.ShouldNotBeNull().Total.ShouldBe(40);
        (await _portal.InDbAsync(db => db.Evidence.CountAsync())).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_end_gives_its_job_back()
    {
        var (student, assignment) = await SeedAsync(TestPackage.YamlOfFunctions);
        var sandbox = new EndlessSandbox();
        Submission submission;
        await using (await WorkerKit.StartAsync(_portal, sandbox))
        {
            submission = await SubmitCodeAsync(assignment, student);
            await sandbox.Began.WaitAsync(TimeSpan.FromSeconds(60));
        }

        (await _portal.FindAsync(submission.Id)).State.ShouldBe(SubmissionState.Queued);
        var job = await _portal.JobOfAsync(submission.Id);
        (job.State, job.Tries).ShouldBe((JobState.Queued, 0));
        (await _portal.InDbAsync(db => db.Workers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_check_of_a_package_that_is_not_sound_says_why()
    {
        var (_, assignment) = await SeedAsync(AssignmentSeeds.Paper);
        await using var worker = await WorkerKit.StartAsync(_portal, new NoSandbox());
        var version = assignment.PackageVersionId ?? 0;
        await _portal.InScopeAsync(s => s.GetRequiredService<JobQueue>().AskForCheckAsync(version, CancellationToken.None));
        await UntilAsync(async () => await _portal.InDbAsync(db => db.PackageVersions.AsNoTracking().SingleAsync(v => v.Id == version)), v => v.Check is CheckState.Failed or CheckState.Passed);
        (await _portal.InDbAsync(db => db.PackageVersions.AsNoTracking().SingleAsync(v => v.Id == version))).CheckReport.ShouldNotBeNull().ShouldContain("problems");
    }

    private static async Task<List<Lease>> ClaimAllAsync(WorkerKit worker)
    {
        var leases = new List<Lease>();
        while (await worker.Leases.ClaimAsync("worker", CancellationToken.None) is { } lease)
        {
            leases.Add(lease);
        }

        return leases;
    }

    private async Task<Submission> SubmitCodeAsync(CourseAssignment assignment, Person student) =>
        await _portal.HandInAsync(assignment, student, "x = 1", name: "a.py") is HandInOutcome.Taken { Submission: var taken } ? taken : throw new InvalidOperationException("It was not taken.");

    private Task<Submission> UntilAsync(long submissionId, Func<Submission, bool> met) => UntilAsync(() => _portal.FindAsync(submissionId), met);

    private static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> met)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        T last;
        while (!met(last = await look()))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        return last;
    }

    private async Task<(Person Student, CourseAssignment Assignment)> SeedAsync(string yaml)
    {
        var student = await _portal.AddPersonAsync();
        return (student, await _portal.AddPaperAsync(await _portal.AddCourseAsync((student, CourseRole.Student)), yaml));
    }
}
