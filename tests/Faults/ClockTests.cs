using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>A machine's clock is an hour wrong, or is set while something runs (Debian's faketime sits between the program and the clock).</summary>
[Collection(LabCollection.Name)]
public sealed class ClockTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;
    private readonly string _time = Path.Combine(shared.Lab.Folder, "faketime");

    public void Dispose()
    {
        _lab.Reset();
        File.Delete(_time);
    }

    [Theory]
    [InlineData("+0", "+1h")]
    [InlineData("+0", "-1h")]
    [InlineData("+1h", "+0")]
    public async Task A_clock_that_is_set_during_a_run_changes_nothing(string before, string then)
    {
        File.WriteAllText(_time, before);
        await using var worker = _lab.StartWorker(environment: Moved());
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var submission = await _scene.HandInCodeAsync(before: "import time; time.sleep(2)");
        await hold.ReachedAsync();
        File.WriteAllText(_time, then);
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_whose_clock_is_ahead_takes_neither_jobs_nor_boxes_from_others()
    {
        await using var right = _lab.StartWorker(slots: 1);
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var submission = await _scene.HandInCodeAsync(before: "import time; time.sleep(1)");
        await hold.ReachedAsync();
        File.WriteAllText(_time, "+1h");
        await using var ahead = _lab.StartOtherWorker(environment: Moved());
        var other = await _scene.HandInCodeAsync();
        await _scene.ShouldBeGradedOnceAsync(other); // done by the one that is ahead: the other's only slot is taken
        (await right.BoxesAsync()).ShouldBe(1);
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
    }

    private (string, string)[] Moved()
    {
        var library = Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new InvalidOperationException("This test moves clocks with Debian's package faketime, which is not installed.");
        return [("LD_PRELOAD", library), ("FAKETIME_TIMESTAMP_FILE", _time), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_DONT_RESET", "1")];
    }
}
