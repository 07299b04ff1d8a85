using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Sandbox;
using Shouldly;

namespace Autograder.Reference.Tests.PyTorch;

/// <summary>Runs a script of this folder on a batch of cases in one real box with PyTorch.</summary>
internal sealed class PyTorchBox
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;
    private DockerSandbox? _sandbox;

    public async Task StartAsync()
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("755", 8));
        _sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
    }

    public async Task StopAsync()
    {
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<JsonElement> RunAsync(string script, JsonObject cases)
    {
        var sandbox = _sandbox ?? throw new InvalidOperationException("The box was not started.");
        File.WriteAllText(Path.Combine(_folder, "cases.json"), cases.ToJsonString());
        File.Copy(Path.Combine(AppContext.BaseDirectory, "PyTorch", script), Path.Combine(_folder, script));
        var image = await sandbox.FindImageAsync("autograder/pytorch", CancellationToken.None)
            ?? throw new InvalidOperationException("The image autograder/pytorch is missing: ./test makes it.");
        var facts = await sandbox.RunAsync(
            new BoxSpec
            {
                Image = image,
                Command = ["python3", $"/task/in/{script}"],
                Mounts = [new BoxMount(_folder, "/task/in")],
                Limits = BoxLimits.Default with { WallTime = TimeSpan.FromMinutes(5), CpuTime = TimeSpan.FromMinutes(5), MemoryBytes = 3L << 30 },
            },
            CancellationToken.None);
        facts.ExitCode.ShouldBe(0, facts.Stderr.Text);
        return JsonDocument.Parse(facts.Files.Single(f => f.Name == "results.json").Content).RootElement;
    }
}
