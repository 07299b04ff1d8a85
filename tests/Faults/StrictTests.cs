using Autograder.Api.Data;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>A worker that was told to be strict, on an engine with a known hole that reaches boxes.</summary>
[Collection(LabCollection.Name)]
public sealed class StrictTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_does_not_start_takes_no_job_and_says_why(bool byOption)
    {
        var socket = Path.Combine(_lab.Folder, Scene.Unique("old") + ".sock");
        await using var engine = await OldEngine.StartAsync(socket);
        var paper = await _scene.HandInPaperAsync();
        await using var worker = _lab.StartStrictWorker(socket, byOption);
        await EndedAsync(worker);
        var job = await _scene.JobAsync(paper);
        (job.State, job.Tries, job.StartedAt).ShouldBe((JobState.Queued, 0, null));

        await using var other = _lab.StartOtherWorker();
        await _scene.ShouldBeGradedOnceAsync(paper, total: 1);
    }

    [Fact]
    public async Task It_ends_when_an_engine_comes_up_that_may_not_be_used()
    {
        var socket = Path.Combine(_lab.Folder, Scene.Unique("old") + ".sock");
        await using var worker = _lab.StartStrictWorker(socket, byOption: true);
        await _scene.ShouldBeGradedOnceAsync(await _scene.HandInPaperAsync(), total: 1);
        worker.HasEnded.ShouldBeFalse();
        await using var engine = await OldEngine.StartAsync(socket);
        await EndedAsync(worker);
    }

    private static async Task EndedAsync(Worker worker)
    {
        await Until.TrueAsync(() => Task.FromResult(worker.HasEnded), "the worker has ended");
        worker.ExitCode.ShouldBe(1);
        await Until.TrueAsync(() => Task.FromResult(worker.Log.Contains("error: Nothing is graded here, because --strict was asked for.", StringComparison.Ordinal)), "the worker says why");
        worker.Log.ShouldContain(OldEngine.Hole);
    }
}
