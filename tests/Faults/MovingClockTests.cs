using System.Globalization;
using Autograder.Api.Data;
using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>Somebody sets the machine's clock by an hour while jobs are worked on: forth, back, and back to right.</summary>
[Collection(LabCollection.Name)]
public sealed class MovingClockTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;
    private readonly MovingClock _clock = new(Path.Combine(shared.Lab.Folder, Scene.Unique("clock")));

    public void Dispose() => _lab.Reset();

    [Theory]
    [InlineData("+1h", "leased")]
    [InlineData("-1h", "leased")]
    [InlineData("+1h", "running")]
    [InlineData("-1h", "running")]
    [InlineData("+1h", "collected")]
    [InlineData("-1h", "collected")]
    [InlineData("+1h", "committing")]
    [InlineData("-1h", "committing")]
    public async Task A_job_in_whose_midst_the_clock_is_set_ends_as_any_other(string by, string point)
    {
        await using var worker = _lab.StartWorker(environment: _clock.Environment);
        var hold = point switch
        {
            "leased" => _lab.Docker.HoldAt("POST /containers/create", Moment.Before),
            "running" => _lab.Docker.HoldAt("/start", Moment.After),
            "collected" => _lab.Docker.HoldAtRemoval(),
            _ => _lab.Database.HoldAtCommit(Moment.Before),
        };
        var submission = await _scene.HandInCodeAsync(before: "import time; time.sleep(1)");
        await hold.ReachedAsync();
        _clock.Set(by);
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
        await Until.TrueAsync(() => Task.FromResult(worker.Log.Contains("is done", StringComparison.Ordinal)), "the worker says so");
        IsOff(worker, by).ShouldBeTrue(worker.Log);

        _clock.Set("+0");
        var next = await _scene.HandInCodeAsync();
        await _scene.ShouldBeGradedOnceAsync(next);
        (await _scene.JobAsync(next)).Tries.ShouldBe(1);
    }

    /// <summary>The run is longer than a lease and than the pause between two looks for boxes that were left over.</summary>
    [Fact]
    public async Task A_long_run_keeps_its_lease_and_nobody_loses_a_box_while_the_clock_is_set_forth_and_back()
    {
        const string work = "import time; time.sleep(75)";
        await using var set = _lab.StartWorker(slots: 1, environment: _clock.Environment);
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var own = await _scene.HandInCodeAsync(before: work);
        await hold.ReachedAsync();
        await using var right = _lab.StartOtherWorker(slots: 2);
        var other = await _scene.HandInCodeAsync(before: work);
        await Until.TrueAsync(async () => await right.BoxesAsync() == 1, "the other worker has a box");

        var looks = 0;
        _lab.Docker.Seen = request => _ = request.StartsWith("GET /containers/json", StringComparison.Ordinal) && Interlocked.Increment(ref looks) > 0;
        _clock.Set("+1h");
        hold.Release();
        await Until.TrueAsync(() => Task.FromResult(Volatile.Read(ref looks) > 0), "the worker has looked for boxes that were left over");
        (await right.BoxesAsync()).ShouldBe(1);
        _clock.Set("-1h");
        foreach (var submission in new[] { own, other })
        {
            await _scene.ShouldBeGradedOnceAsync(submission);
            (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("+1h", "hung-forth")]
    [InlineData("-1h", "hung-back")]
    public async Task A_box_that_hangs_is_ended_at_its_deadline_all_the_same(string by, string name)
    {
        await using var worker = _lab.StartWorker(environment: _clock.Environment);
        using var hung = await HungBox.MakeAsync(_lab, _scene, name, "import time; time.sleep(3600)");
        _clock.Set(by);
        await _scene.ShouldBeGradedOnceAsync(hung.Submission, total: 0);
        hung.WasToBeKilled.ShouldBeTrue();
        (await _scene.JobAsync(hung.Submission)).Tries.ShouldBe(1);
    }

    /// <summary>Whether the worker lived by that clock when it wrote its last line.</summary>
    private static bool IsOff(Worker worker, string by)
    {
        var last = worker.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(' ')[0];
        var said = DateTimeOffset.Parse(last, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var off = (said - TimeProvider.System.GetUtcNow()).TotalMinutes;
        return by.StartsWith('+') ? off > 50 : off < -50;
    }
}
