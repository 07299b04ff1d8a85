using Autograder.Api.Data;
using Autograder.Api.Queue;
using Autograder.Api.Submissions;
using Autograder.Api.Tests.Manage;
using Autograder.Rubrics.Grading;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Queue;

/// <summary>What grades changes while a job runs. Each test has a portal of its own: the queue is one for all courses.</summary>
public sealed class OvertakenJobTests : IAsyncLifetime
{
    /// <summary>A function that is tried out in a box, and a typed number.</summary>
    private const string Code = """
        format: 1
        slug: SLUG
        version: 1.0.0
        title: A little code
        course: Testing
        time_zone: Europe/Ljubljana
        due: 2026-11-15T23:59
        image: numpy
        submission:
          files:
            - { role: code, pattern: "*.py", required: true }
            - { role: answers, pattern: "answers.yaml" }
          group: { max: 3 }
        runs:
          functions: { driver: functions, limits: { wall: 20s, cpu: 20s, memory: 512MiB } }
        items:
          - id: softmax
            title: Softmax
            asked: Write softmax.
            kind: outputs
            marks: 2
            run: functions
            criteria:
              - { text: A batch, marks: 2, operation: fn.softmax, cases: [ { classes: 3, batch: 2, seed: 1 } ] }
          - id: number
            title: Rate
            asked: What is the rate?
            kind: number
            marks: 1
            key: { calculator: schedule_eval, result: RESULT, givens: GIVENS }
            tolerance: { absolute: 0.001 }
        """;

    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_runs_while_a_regrade_is_applied_is_worth_what_the_new_package_says(bool hasGrade)
    {
        var (student, assignment) = await SeedAsync(AssignmentSeeds.Paper);
        var next = await _portal.AddVersionAsync(assignment, student, AssignmentSeeds.Paper.Replace("marks: 1", "marks: 4"));
        var submission = await _portal.HandedInAsync(assignment, student, "number: 0.06\n");
        await using var worker = WorkerKit.Idle(_portal, new NoSandbox());
        if (hasGrade)
        {
            await worker.Runner.RunAsync(await ClaimAsync(worker), CancellationToken.None);
            await RunAgainAsync(submission.Id, student);
        }

        await worker.GradeAsync(await ClaimAsync(worker), new WhileItRuns(() => _portal.RegradeAsync(assignment, next, student)));

        var grade = (await _portal.FindAsync(submission.Id)).Grade.ShouldNotBeNull();
        (grade.PackageVersionId, grade.Total, grade.Cause).ShouldBe((next.Id, 4m, GradeCause.Graded));
        (await _portal.JobOfAsync(submission.Id)).State.ShouldBe(JobState.Done);
    }

    [Fact]
    public async Task A_deadline_that_moves_while_a_job_runs_counts()
    {
        var (student, assignment) = await SeedAsync(AssignmentSeeds.Paper);
        var submission = await _portal.HandedInAsync(assignment, student, "number: 0.06\n");
        await using var worker = WorkerKit.Idle(_portal, new NoSandbox());
        var dayBefore = new DateTime(2026, 11, 1, 23, 59, 0);
        await worker.GradeAsync(await ClaimAsync(worker), new WhileItRuns(() => _portal.InDbAsync(db =>
            db.Assignments.Where(a => a.Id == assignment.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DueLocal, dayBefore)))));
        (await _portal.FindAsync(submission.Id)).Grade.ShouldNotBeNull().Total.ShouldBe(0.5m);
    }

    [Fact]
    public async Task A_job_whose_runs_the_new_package_does_not_ask_for_is_done_again_and_costs_no_try()
    {
        var (student, assignment) = await SeedAsync(Code);
        var next = await _portal.AddVersionAsync(assignment, student, Code.Replace("seed: 1", "seed: 2").Replace("marks: 1", "marks: 4"));
        var outcome = await _portal.HandInAsync(assignment, student, Quiz.Pack(("a.py", "x = 1\n"), ("answers.yaml", "number: 0.06\n")), name: "work.zip");
        var submission = outcome.ShouldBeOfType<HandInOutcome.Taken>().Submission;
        var sandbox = new EndlessSandbox();
        await using var worker = WorkerKit.Idle(_portal, sandbox);
        var running = worker.Runner.RunAsync(await ClaimAsync(worker), CancellationToken.None);
        await sandbox.Began.WaitAsync(TimeSpan.FromSeconds(60));
        await _portal.RegradeAsync(assignment, next, student);
        sandbox.EndRun();
        await running;

        var job = await _portal.JobOfAsync(submission.Id);
        (job.State, job.Tries, job.Fault).ShouldBe((JobState.Queued, 0, null));
        var waiting = await _portal.FindAsync(submission.Id);
        (waiting.State, waiting.GradeId).ShouldBe((SubmissionState.Queued, null));

        await worker.Runner.RunAsync(await ClaimAsync(worker), CancellationToken.None);
        var grade = (await _portal.FindAsync(submission.Id)).Grade.ShouldNotBeNull();
        (grade.PackageVersionId, grade.Total).ShouldBe((next.Id, 4m));
    }

    private async Task<(Person Student, CourseAssignment Assignment)> SeedAsync(string yaml)
    {
        var student = await _portal.AddPersonAsync();
        return (student, await _portal.AddPaperAsync(await _portal.AddCourseAsync((student, CourseRole.Student)), yaml));
    }

    private Task<bool> RunAgainAsync(long submission, Person who) => _portal.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SubmissionDesk>().RunAgainAsync(submission, JobPriority.Interactive, who.Viewer(), CancellationToken.None);
        return true;
    });

    private static async Task<Lease> ClaimAsync(WorkerKit worker) => (await worker.Leases.ClaimAsync("worker", CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Does something after the job has opened its package and before it writes.</summary>
    private sealed class WhileItRuns(Func<Task> something) : IProgress<GradingPhase>
    {
        public void Report(GradingPhase value)
        {
            if (value.Phase == "judging")
            {
                something().GetAwaiter().GetResult();
            }
        }
    }
}
