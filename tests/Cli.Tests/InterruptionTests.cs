using System.Diagnostics;
using Autograder.Cli.Scaffolding;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

/// <summary>Ctrl-C on the real program with a real engine.</summary>
[Collection(RealEngine.Name)]
public sealed class InterruptionTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-stop-").FullName;
    private readonly string _package;

    public InterruptionTests()
    {
        _package = PackageTemplate.Write("tiny-net", _root);
        var yaml = Path.Combine(_package, "assignment.yaml");
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("wall: 30s", "wall: 20s"));
        Submit("a-quick", code => code);
        Submit("b-endless", code => code.Replace("shifted = ", "while True: pass\n    shifted = "));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Stops_cleanly_and_resume_goes_on()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var program = Start("--jobs", "1");
        await ReadToAsync(program, """{"event":"phase","submission":"b-endless","phase":"functions"}""", patience.Token);

        using (var kill = Process.Start("kill", ["-INT", $"{program.Id}"]))
        {
            await kill.WaitForExitAsync(patience.Token);
        }

        var rest = await program.StandardOutput.ReadToEndAsync(patience.Token);
        await program.WaitForExitAsync(patience.Token);
        program.ExitCode.ShouldBe(ExitCode.Interrupted, rest);
        rest.ShouldContain("\"stopped\":true");
        (await ContainersOfAsync(program.Id, patience.Token)).ShouldBeEmpty();
        (await File.ReadAllTextAsync(Path.Combine(_root, "out", "gradebook.csv"), patience.Token)).ShouldContain("a-quick");

        using var again = Start("--resume");
        var output = await again.StandardOutput.ReadToEndAsync(patience.Token);
        await again.WaitForExitAsync(patience.Token);
        again.ExitCode.ShouldBe(ExitCode.Worked, output);
        output.ShouldContain("\"unchanged\":1", customMessage: output + rest);
        output.ShouldContain("\"submission\":\"b-endless\"");
    }

    private Process Start(params string[] more)
    {
        // A suite that was started in the background hands down an ignored Ctrl-C.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = ["--default-signal=INT", "dotnet", typeof(CommandLine).Assembly.Location, "grade", _package, Path.Combine(_root, "submissions"), "--out", Path.Combine(_root, "out"), "--no-pdf", "--json", .. more];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AUTOGRADER_CACHE"] = Path.Combine(_root, "cache");
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static async Task ReadToAsync(Process program, string line, CancellationToken cancel)
    {
        while (await program.StandardOutput.ReadLineAsync(cancel) is { } read)
        {
            if (read == line)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The program ended before it said {line}");
    }

    /// <summary>Containers that the program made: their owner's label holds its process id.</summary>
    private static async Task<IReadOnlyList<string>> ContainersOfAsync(int process, CancellationToken cancel)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["ps", "-a", "--filter", "label=autograder.owner", "--format", "{{.Label \"autograder.owner\"}}"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("docker did not start.");
        var owners = await docker.StandardOutput.ReadToEndAsync(cancel);
        await docker.WaitForExitAsync(cancel);
        docker.ExitCode.ShouldBe(0);
        return [.. owners.Split('\n').Where(owner => owner.Contains($"/{process}/", StringComparison.Ordinal))];
    }

    private void Submit(string id, Func<string, string> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "submissions", id)).FullName;
        File.WriteAllText(Path.Combine(folder, "network.py"), change(File.ReadAllText(Path.Combine(_package, "reference", "network.py"))));
        File.WriteAllText(Path.Combine(folder, "answers.yaml"), "parameters: 43\n");
    }
}
