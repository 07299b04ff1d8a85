using Autograder.Api.Data;
using Autograder.Faults.Gates;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>A real engine is restarted under the worker, orderly and not.</summary>
public sealed class EngineRestartTests
{
    private static readonly (string Request, Moment Moment)[] _points = [("POST /containers/create", Moment.After), ("/start", Moment.After), ("DELETE /containers/", Moment.Before)];

    [NightlyFact]
    public async Task The_engine_is_restarted_at_three_points_in_two_ways()
    {
        await using var engine = await OwnEngine.StartAsync(await LabFolders.NewAsync());
        await using var lab = await Lab.StartAsync(engine: engine.Socket);
        var scene = await Scene.MakeAsync(lab);
        var worker = lab.StartWorker();
        await scene.ShouldBeGradedOnceAsync(await scene.HandInCodeAsync());
        foreach (var (request, moment) in _points)
        {
            foreach (var atOnce in new[] { true, false })
            {
                var hold = request.StartsWith("DELETE", StringComparison.Ordinal) ? lab.Docker.HoldAtRemoval() : lab.Docker.HoldAt(request, moment);
                var submission = await scene.HandInCodeAsync(seconds: 4);
                await hold.ReachedAsync();
                hold.Release();
                await engine.RestartAsync(atOnce);
                await Until.TrueAsync(async () =>
                {
                    await scene.EndPausesAsync();
                    return (await scene.FindAsync(submission)).State is SubmissionState.Graded or SubmissionState.Parked;
                }, $"submission {submission} is done though the engine was restarted ({request}, {(atOnce ? "killed" : "ended")})");
                await scene.ShouldBeGradedOnceAsync(submission);
            }
        }

        await worker.StopAsync();
        (await engine.RunAsync("ps", "-aq")).Trim().ShouldBeEmpty();
    }
}
