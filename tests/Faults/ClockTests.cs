using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>A machine's clock is an hour wrong.</summary>
[Collection(LabCollection.Name)]
public sealed class ClockTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Theory]
    [InlineData("+1h")]
    [InlineData("-1h")]
    public async Task A_worker_whose_clock_is_an_hour_wrong_grades_as_any_other(string wrong)
    {
        await using var worker = _lab.StartWorker(environment: MovingClock.Wrong(wrong));
        var submission = await _scene.HandInCodeAsync();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_whose_clock_is_ahead_takes_neither_jobs_nor_boxes_from_others()
    {
        await using var right = _lab.StartWorker(slots: 1);
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var submission = await _scene.HandInCodeAsync(seconds: 1);
        await hold.ReachedAsync();
        await using var ahead = _lab.StartOtherWorker(environment: MovingClock.Wrong("+1h"));
        var other = await _scene.HandInCodeAsync();
        await _scene.ShouldBeGradedOnceAsync(other); // done by the one that is ahead: the other's only slot is taken
        (await right.BoxesAsync()).ShouldBe(1);
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
    }
}
