using System.Globalization;
using Autograder.Api.Data;
using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>The engine goes away, loses answers or lets boxes die. What students are told is never that they failed.</summary>
[Collection(LabCollection.Name)]
public sealed class DockerTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    /// <summary>An engine that keeps its boxes over a restart (live-restore) does this.</summary>
    [Fact]
    public async Task The_stream_of_a_box_that_goes_on_is_cut()
    {
        await using var worker = _lab.StartWorker();
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var submission = await _scene.HandInCodeAsync(seconds: 3);
        await hold.ReachedAsync();
        hold.Release();
        _lab.Docker.Cut();
        await AgainAsync(submission);
    }

    /// <summary>The stream is cut when the box has done its work, but before it could tell.</summary>
    [Fact]
    public async Task The_last_words_of_a_box_are_lost()
    {
        var kept = new TaskCompletionSource();
        var started = _lab.Docker.StartedAsync();
        _lab.Docker.Output = kept.Task;
        await using var worker = _lab.StartWorker();
        var submission = await _scene.HandInCodeAsync();
        await Shell.RunAsync("docker", "wait", await started);
        _lab.Docker.Cut();
        _lab.Docker.Output = null;
        _lab.Docker.Seen = null;
        kept.SetResult();
        await AgainAsync(submission);
    }

    /// <summary>An engine that is restarted kills its boxes.</summary>
    [Fact]
    public async Task A_box_is_killed_from_outside()
    {
        var started = _lab.Docker.StartedAsync();
        await using var worker = _lab.StartWorker();
        var submission = await _scene.HandInCodeAsync(seconds: 5);
        var id = await started;
        _lab.Docker.Seen = null;
        await Until.TrueAsync(async () => (await Shell.RunAsync("docker", "inspect", "--format", "{{.State.Running}}", id)).Trim() == "true", "the box runs");
        await Shell.RunAsync("docker", "kill", id);
        await AgainAsync(submission);
    }

    /// <summary>The box is done in time; what it said arrives only after its deadline.</summary>
    [Fact]
    public async Task An_engine_that_stands_still_past_the_deadline_of_a_box_costs_the_student_nothing()
    {
        using var package = new EditedPackage("small-functions", "short-wall", yaml => yaml.Replace("wall: 120s", "wall: 12s", StringComparison.Ordinal));
        var assignment = await _scene.AssignAsync(package.Folder);
        var kept = new TaskCompletionSource();
        _lab.Docker.Output = kept.Task;
        _lab.Docker.Seen = request => _ = request.Contains("/kill?", StringComparison.Ordinal) && kept.TrySetResult();
        await using var worker = _lab.StartWorker();
        var submission = await _scene.HandInCodeAsync(assignment: assignment);
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
        kept.Task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_box_of_which_the_worker_never_heard_is_removed()
    {
        var worker = _lab.StartWorker();
        var hold = _lab.Docker.HoldAt("POST /containers/create", Moment.After);
        var submission = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        (await worker.BoxesAsync()).ShouldBe(1);
        hold.Cut();
        await AgainAsync(submission);
        await worker.StopAsync();
        (await worker.BoxesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_engine_papers_are_graded_and_code_waits_for_it()
    {
        _lab.Docker.IsOpen = false;
        _lab.Docker.Cut();
        await using var worker = _lab.StartWorker();
        var code = await _scene.HandInCodeAsync();
        await _scene.ShouldBeGradedOnceAsync(await _scene.HandInPaperAsync(), total: 1);
        (await _scene.FindAsync(code)).State.ShouldBe(SubmissionState.Queued);
        _lab.Docker.IsOpen = true;
        await _scene.ShouldBeGradedOnceAsync(code);
        (await _scene.JobAsync(code)).Tries.ShouldBe(1);
    }

    [Fact]
    public async Task An_engine_that_goes_away_during_a_run_costs_no_try()
    {
        await using var worker = _lab.StartWorker();
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var submission = await _scene.HandInCodeAsync(seconds: 2);
        await hold.ReachedAsync();
        _lab.Docker.IsOpen = false;
        hold.Cut();
        _lab.Docker.Cut();
        await Until.TrueAsync(async () => (await _scene.JobAsync(submission)).State == JobState.Queued, "the job is given back");
        _lab.Docker.IsOpen = true;
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_image_is_waited_for_and_named()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"faults/numpy-{Environment.ProcessId}");
        using var package = new EditedPackage("small-functions", "other-image", yaml => yaml.Replace("image: numpy", $"image: {name}:latest", StringComparison.Ordinal));
        var assignment = await _scene.AssignAsync(package.Folder);
        await using var worker = _lab.StartOtherWorker();
        var submission = await _scene.HandInCodeAsync(assignment: assignment);
        await Until.TrueAsync(async () => (await _scene.JobAsync(submission)).Fault is not null, "the worker has seen that the image is missing");
        var job = await _scene.JobAsync(submission);
        (job.State, job.Tries).ShouldBe((JobState.Queued, 0));
        job.Fault.ShouldNotBeNull().ShouldContain(name);
        (await _scene.FindAsync(submission)).Counts.ShouldBeTrue();
        await Shell.RunAsync("docker", "tag", "autograder/numpy", name);
        try
        {
            await _scene.EndPausesAsync();
            await _scene.ShouldBeGradedOnceAsync(submission);
        }
        finally
        {
            await Shell.RunAsync("docker", "rmi", "--no-prune", name);
        }
    }

    /// <summary>It is tried again, not blamed on the student, and graded as if nothing had happened.</summary>
    private async Task AgainAsync(long submission)
    {
        await Until.TrueAsync(async () => await _scene.JobAsync(submission) is { State: JobState.Queued, Fault: not null } or { State: JobState.Done }, "the run has failed");
        await _scene.EndPausesAsync();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(2);
    }
}
