using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Machines;
using Autograder.Sandbox;

namespace Autograder.Cli.Doctor;

/// <summary>Everything that needs the Docker engine: its version, images, GPUs, known holes, and whether its limits hold.</summary>
internal sealed class EngineChecks(bool strict, Surroundings around)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        try
        {
            await using var engine = await around.ConnectAsync(cancel);
            var report = await engine.InspectAsync(cancel);
            var images = await ImagesAsync(engine, cancel);
            var probed = (await engine.DescribeImageAsync(GradingHost.UsualImage, cancel))?.Id is { } image
                ? await LimitChecks.RunAsync(engine, report, image, cancel)
                : [new Finding("Limits", Health.Bad, "not tried, because the image is missing", "Build it: scripts/images.sh numpy")];
            return [.. Engine(report), .. probed, .. images, Gpu(report), .. Holes(report)];
        }
        catch (SandboxException problem)
        {
            return [new Finding("Docker", Health.Bad, PlainText.Line(problem.Message), "scripts/setup.sh installs and starts Docker on Debian; elsewhere install it and let this user reach its socket.")];
        }
    }

    private static IEnumerable<Finding> Engine(EngineReport report)
    {
        yield return new Finding("Docker", Health.Good, $"version {report.EngineVersion}, containerd {report.ContainerdVersion}, runc {report.RuntimeVersion}, {report.StorageDriver}, kernel {report.KernelVersion}");
        yield return report.BoxRuntime == "runsc"
            ? new Finding("Boxes", Health.Good, "made by gVisor (runsc), a kernel of its own in front of this machine's")
            : new Finding("Boxes", Health.Good, $"made by {report.BoxRuntime}, on this machine's kernel", "Where Docker offers gVisor (runsc), boxes get a kernel of their own. AUTOGRADER_RUNTIME=auto, runsc or runc decides.");
        yield return new Finding("Cgroups", Health.Good, $"version {report.CgroupVersion}, {report.Cores} cores, {report.MemoryBytes >> 20} MiB");
        foreach (var warning in report.Warnings)
        {
            yield return new Finding("Docker warns", Health.Note, PlainText.Line(warning), "Whether it matters, the limits below tell.");
        }
    }

    private async Task<IReadOnlyList<Finding>> ImagesAsync(BoxEngine engine, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var name in ImageNames())
        {
            var facts = await engine.DescribeImageAsync($"autograder/{name}", cancel);
            var age = facts?.BuiltAt is { } built ? $", {Math.Max(0, (around.Time.GetUtcNow() - built).TotalDays):0} days old" : "";
            findings.Add(facts is null
                ? new Finding($"Image {name}", name == "numpy" ? Health.Bad : Health.Note, "missing", $"Build it: scripts/images.sh {name}")
                : new Finding($"Image {name}", Health.Good, $"{facts.Id.ToString()[..19]}{age}"));
        }

        return findings;
    }

    private static IEnumerable<string> ImageNames() =>
        SourceTree.Find("images").Take(1).SelectMany(Directory.EnumerateDirectories).Where(folder => File.Exists(Path.Combine(folder, "Dockerfile")))
            .Select(folder => Path.GetFileName(folder)).Append("numpy").Distinct().Order(StringComparer.Ordinal);

    private static Finding Gpu(EngineReport report) => report.Gpus.Count > 0
        ? new Finding("GPU", Health.Good, string.Join(", ", report.Gpus) + (report.ToolkitVersion.Length > 0 ? $"; NVIDIA Container Toolkit {report.ToolkitVersion}" : ""))
        : new Finding("GPU", Health.Good, "none; everything runs on the processor");

    private IEnumerable<Finding> Holes(EngineReport report) => report.OpenHoles.Count == 0
        ? [new Finding("Known holes", Health.Good, "none in these versions")]
        : report.OpenHoles.Select(hole => new Finding($"Known hole {hole.Id}", !hole.ReachesUs ? Health.Good : strict ? Health.Bad : Health.Note,
            hole.ReachesUs ? hole.What : $"{hole.What} (does not reach the way boxes are used)",
            hole.ReachesUs ? $"Update to {hole.FixedIn}, unless your distribution has carried the repair back." : ""));
}
