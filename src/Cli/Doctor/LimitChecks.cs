using Autograder.Cli.Showing;
using Autograder.Sandbox;

namespace Autograder.Cli.Doctor;

/// <summary>Tries each limit in a box of its own, side by side.</summary>
internal static class LimitChecks
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(BoxEngine engine, EngineReport report, ImageId image, CancellationToken cancel) =>
        await Task.WhenAll(LimitProbe.All.Select(probe => RunAsync(probe, engine.Sandbox, report.BoxRuntime, image, cancel)));

    private static async Task<Finding> RunAsync(LimitProbe probe, ISandbox sandbox, string runtime, ImageId image, CancellationToken cancel)
    {
        var what = $"Limit: {probe.Limit}";
        try
        {
            return (await probe.RunAsync(sandbox, image, cancel), probe.Excuse(runtime)) switch
            {
                (null, _) => new Finding(what, Health.Good, "holds"),
                (_, { } reason) => new Finding(what, Health.Note, reason),
                var (seen, _) => new Finding(what, Health.Bad, PlainText.Line(seen, 160),
                    "Do not grade on this machine before it does. Check that Docker's cgroup controllers are on (docker info shows warnings) and that Docker does not run rootless without them."),
            };
        }
        catch (SandboxException problem)
        {
            return new Finding(what, Health.Bad, PlainText.Line(problem.Message), "Repair what the message names; scripts/setup.sh installs and starts Docker.");
        }
    }
}
