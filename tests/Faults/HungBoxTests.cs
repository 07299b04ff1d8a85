using Autograder.Api.Data;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>A box that is not ended from within. We end it at its hard deadline; where we cannot, nothing is said about the work, and it is graded again.</summary>
[Collection(LabCollection.Name)]
public sealed class HungBoxTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Fact]
    public async Task It_is_killed_by_us_at_its_hard_deadline_and_others_do_not_wait_for_it()
    {
        await using var worker = _lab.StartWorker(slots: 2);
        using var hung = await HungBox.MakeAsync(_lab, _scene, "hung", honest: false);
        await _scene.ShouldBeGradedOnceAsync(await _scene.HandInCodeAsync());
        await _scene.ShouldBeGradedOnceAsync(hung.Submission, total: 0);
        hung.WasToBeKilled.ShouldBeTrue();
        (await _scene.JobAsync(hung.Submission)).Tries.ShouldBe(1);
        await NothingIsLeftAsync(worker);
    }

    [Fact]
    public async Task Where_the_engine_hangs_too_the_work_waits_for_it_and_is_graded_as_if_nothing_had_happened()
    {
        await using var worker = _lab.StartWorker();
        using var hung = await HungBox.MakeAsync(_lab, _scene, "hung-with-engine", honest: true);
        _lab.Docker.StandStill();
        await Until.TrueAsync(async () => (await _scene.JobAsync(hung.Submission)).State == JobState.Queued, "the job is given back");
        (await _scene.JobAsync(hung.Submission)).Fault.ShouldNotBeNull().ShouldContain("Docker has not answered");
        (await _scene.FindAsync(hung.Submission)).State.ShouldBe(SubmissionState.Queued);
        _lab.Docker.GoOn();
        await _scene.ShouldBeGradedOnceAsync(hung.Submission);
        (await _scene.JobAsync(hung.Submission)).Tries.ShouldBe(1);
        await NothingIsLeftAsync(worker);
    }

    [Theory]
    [InlineData("hung-unkillable", "500 Internal Server Error")]
    [InlineData("hung-undying", "204 No Content")] // the engine says that it is killed, and it goes on
    public async Task Where_killing_fails_it_is_our_fault_and_the_work_is_graded_again(string name, string answer)
    {
        await using var worker = _lab.StartWorker();
        using var hung = await HungBox.MakeAsync(_lab, _scene, name, honest: true);
        _lab.Docker.Instead = ("/kill?", answer);
        await Until.TrueAsync(async () => await _scene.JobAsync(hung.Submission) is { State: JobState.Queued, Fault: not null }, "the run has failed");
        hung.WasToBeKilled.ShouldBeTrue();
        _lab.Docker.Instead = null;
        await _scene.EndPausesAsync();
        await _scene.ShouldBeGradedOnceAsync(hung.Submission);
        (await _scene.JobAsync(hung.Submission)).Tries.ShouldBe(2);
        await NothingIsLeftAsync(worker);
    }

    private static Task NothingIsLeftAsync(Worker worker) => Until.TrueAsync(async () => await worker.BoxesAsync() == 0, "no box is left");
}
