using Autograder.Cli.Showing;
using Autograder.Sandbox;

namespace Autograder.Cli.Doctor;

/// <summary>Runs the probes in boxes, side by side.</summary>
internal static class LimitChecks
{
    /// <summary>The check of the limit of processes.</summary>
    public const string Processes = "Limit: processes";

    public static async Task<IReadOnlyList<Finding>> RunAsync(ISandbox sandbox, ImageId image, CancellationToken cancel) =>
        await Task.WhenAll(Probe.All.Select(probe => RunAsync(probe, sandbox, image, cancel)));

    private static async Task<Finding> RunAsync(Probe probe, ISandbox sandbox, ImageId image, CancellationToken cancel)
    {
        var what = $"Limit: {probe.Limit}";
        try
        {
            var facts = await sandbox.RunAsync(new BoxSpec { Image = image, Command = ["python3", "-c", probe.Program], Limits = probe.Limits }, cancel);
            return probe.Held(facts)
                ? new Finding(what, Health.Good, "holds")
                : new Finding(what, Health.Bad, $"does not hold: {facts.End}, {PlainText.Line(facts.Stdout.Text + facts.Stderr.Text, 120)}",
                    "Do not grade on this machine before it does. Check that Docker's cgroup controllers are on (docker info shows warnings) and that Docker does not run rootless without them.");
        }
        catch (SandboxException problem)
        {
            return new Finding(what, Health.Bad, PlainText.Line(problem.Message), "Repair what the message names; scripts/setup.sh installs and starts Docker.");
        }
    }
}
