using System.Net;
using Autograder.Api.Data;
using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>PostgreSQL hangs up, is restarted, or does not answer for a while.</summary>
[Collection(LabCollection.Name)]
public sealed class DatabaseTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Theory]
    [InlineData(nameof(Moment.Before))] // nothing was written: it is done again
    [InlineData(nameof(Moment.After))] // all was written, only nobody heard of it
    public async Task Connections_are_cut_while_a_grade_is_committed(string moment)
    {
        await using var worker = _lab.StartWorker();
        var hold = _lab.Database.HoldAtCommit(Enum.Parse<Moment>(moment));
        var submission = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        hold.Cut();
        _lab.Database.Cut();
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
        worker.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task The_database_does_not_answer_while_a_box_runs_and_when_it_has_ended()
    {
        await using var worker = _lab.StartWorker();
        var hold = _lab.HoldCollected();
        var submission = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        _lab.Database.IsOpen = false;
        _lab.Database.Cut();
        hold.Release();
        await Until.TrueAsync(() => Task.FromResult(worker.Log.Contains("failed (submission", StringComparison.Ordinal)), "the worker has noticed");
        (await _scene.FindAsync(submission)).State.ShouldBe(SubmissionState.Running);
        _lab.Database.IsOpen = true;
        await _scene.ShouldBeGradedOnceAsync(submission);
        (await _scene.JobAsync(submission)).Tries.ShouldBe(1);
    }

    [Fact]
    public async Task The_server_crashes_and_is_started_again_while_boxes_run()
    {
        await using var worker = _lab.StartWorker();
        var hold = _lab.Docker.HoldAt("/start", Moment.After);
        var submission = await _scene.HandInCodeAsync(seconds: 2);
        var other = await _scene.HandInCodeAsync();
        await hold.ReachedAsync();
        await _lab.CrashDatabaseAsync();
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(submission);
        await _scene.ShouldBeGradedOnceAsync(other);
        worker.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_portal_starts_its_own_server_again_when_that_was_killed()
    {
        await using var lab = await Lab.StartAsync();
        var scene = await Scene.MakeAsync(lab);
        await using var portal = await ServedPortal.StartAsync(lab, ownServer: true);
        using var client = await portal.ClientAsync(await scene.AddStudentAsync());
        await lab.KillDatabaseAsync();
        await lab.DatabaseAnswersAsync();
        await Until.TrueAsync(async () => (await portal.HealthAsync()).Status == HttpStatusCode.OK, "the portal is ready");
        (await portal.HandInAsync(client, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
