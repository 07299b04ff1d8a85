using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>The worker is killed (-9) at every point of a job. Another one does it again, once, and nothing of the dead one stays.</summary>
[Collection(LabCollection.Name)]
public sealed class KilledWorkerTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Theory]
    [InlineData("leased", "POST /containers/create", nameof(Moment.Before))]
    [InlineData("created", "POST /containers/create", nameof(Moment.After))]
    [InlineData("started", "/start", nameof(Moment.After))]
    public async Task Killed_at_a_request_to_docker(string point, string request, string moment)
    {
        var worker = _lab.StartWorker();
        var hold = _lab.Docker.HoldAt(request, Enum.Parse<Moment>(moment));
        var submission = await _scene.HandInCodeAsync(seconds: 1);
        await hold.ReachedAsync();
        worker.Kill9();
        hold.Cut();
        await AnotherDoesItAsync(submission, worker, point);
    }

    [Fact]
    public async Task Killed_when_everything_is_collected()
    {
        var worker = _lab.StartWorker();
        var hold = _lab.HoldCollected();
        var submission = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        worker.Kill9();
        hold.Cut();
        await AnotherDoesItAsync(submission, worker, "collected");
    }

    /// <summary>The box has ended; nothing of what it said has reached the worker.</summary>
    [Fact]
    public async Task Killed_when_the_box_has_exited()
    {
        var kept = new TaskCompletionSource();
        var started = _lab.Docker.StartedAsync();
        _lab.Docker.Output = kept.Task;
        var worker = _lab.StartWorker();
        var submission = await _scene.HandInCodeAsync();
        await Shell.RunAsync("docker", "wait", await started);
        worker.Kill9();
        _lab.Docker.Output = null;
        _lab.Docker.Seen = null;
        kept.SetResult();
        await AnotherDoesItAsync(submission, worker, "exited");
    }

    [Fact]
    public async Task Killed_before_the_grade_is_committed()
    {
        var worker = _lab.StartWorker();
        var hold = _lab.Database.HoldAtCommit(Moment.Before);
        var submission = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        worker.Kill9();
        hold.Cut();
        await AnotherDoesItAsync(submission, worker, "committing");
    }

    private async Task AnotherDoesItAsync(long submission, Worker dead, string point)
    {
        (await _scene.FindAsync(submission)).Grade.ShouldBeNull(point);
        await _scene.ExpireLeasesAsync();
        await using (var next = _lab.StartWorker())
        {
            await _scene.ShouldBeGradedOnceAsync(submission);
            await Until.TrueAsync(async () => await dead.BoxesAsync() == 0, $"no box of the dead worker is left ({point})");
            await next.StopAsync();
            (await next.BoxesAsync()).ShouldBe(0, point);
        }

        (await _scene.JobAsync(submission)).Tries.ShouldBe(2, point);
        _lab.LeftBehind.ShouldBeEmpty(point);
    }
}
