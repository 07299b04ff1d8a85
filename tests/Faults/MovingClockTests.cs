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
        IHold hold = point switch
        {
            "leased" => _lab.Docker.HoldAt("POST /containers/create", Moment.Before),
            "running" => _lab.Docker.HoldAt("/start", Moment.After),
            "collected" => _lab.HoldCollected(),
            _ => _lab.Database.HoldAtCommit(Moment.Before),
        };
        var submission = await _scene.HandInCodeAsync(seconds: 1);
        await hold.ReachedAsync();
        _clock.Set(by);
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(submission);
        var job = await _scene.JobAsync(submission);
        job.Tries.ShouldBe(1);
        await ShouldBeOffAsync(worker, $"Job {job.Id.ToString(CultureInfo.InvariantCulture)} is done", by);

        _clock.Set("+0");
        var next = await _scene.HandInCodeAsync();
        await _scene.ShouldBeGradedOnceAsync(next);
        (await _scene.JobAsync(next)).Tries.ShouldBe(1);
    }

    /// <summary>Two jobs of two workers take longer than a lease, and than the pause between two looks for boxes that were left over.</summary>
    [Fact]
    public async Task A_long_job_keeps_its_lease_and_nobody_loses_a_box_while_the_clock_is_set_forth_and_back()
    {
        var hold = _lab.Docker.HoldAt("/start", Moment.Before);
        await using var set = _lab.StartWorker(slots: 1, environment: _clock.Environment);
        var own = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        var otherHold = _lab.Docker.HoldAt("/start", Moment.Before);
        await using var right = _lab.StartWorker(slots: 2);
        var other = await _scene.HandInCodeAsync();
        await otherHold.ReachedAsync();

        var lists = 0;
        _lab.Docker.Seen = request => _ = request.StartsWith("GET /containers/json", StringComparison.Ordinal) && Interlocked.Increment(ref lists) > 0;
        _clock.Set("+1h");
        await Until.TrueAsync(() => Task.FromResult(Volatile.Read(ref lists) >= 4), "both workers have looked for boxes that were left over, by two lists each");
        (await set.BoxesAsync(), await right.BoxesAsync()).ShouldBe((1, 1));
        _clock.Set("-1h");
        hold.Release();
        otherHold.Release();
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
        using var hung = await HungBox.MakeAsync(_lab, _scene, name, honest: false);
        _clock.Set(by);
        await _scene.ShouldBeGradedOnceAsync(hung.Submission, total: 0);
        hung.WasToBeKilled.ShouldBeTrue();
        (await _scene.JobAsync(hung.Submission)).Tries.ShouldBe(1);
    }

    /// <summary>The worker lived by that clock when it wrote a line.</summary>
    private static async Task ShouldBeOffAsync(Worker worker, string what, string by)
    {
        string? line = null;
        await Until.TrueAsync(() => Task.FromResult((line = worker.Log.Split('\n').FirstOrDefault(l => l.Contains(what, StringComparison.Ordinal))) is not null), "the worker says that the job is done");
        var said = DateTimeOffset.Parse(line.ShouldNotBeNull().Split(' ')[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var off = (said - TimeProvider.System.GetUtcNow()).TotalMinutes;
        (by.StartsWith('+') ? off : -off).ShouldBeGreaterThan(50);
    }
}
