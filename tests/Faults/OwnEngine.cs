using System.Diagnostics;

namespace Autograder.Faults;

/// <summary>A second Docker engine on this machine, which can be restarted without anybody else noticing.</summary>
internal sealed class OwnEngine : IAsyncDisposable
{
    private readonly string _folder;
    private Process _process;

    private OwnEngine(string folder)
    {
        _folder = folder;
        _process = Begin();
    }

    public string Socket => Path.Combine(_folder, "docker.sock");

    /// <summary>An engine that has the image our package needs.</summary>
    public static async Task<OwnEngine> StartAsync(string folder)
    {
        var engine = new OwnEngine(Directory.CreateDirectory(folder).FullName);
        await engine.AnswersAsync();
        await Shell.RunAsync("bash", "-c", $"docker save autograder/numpy | docker -H unix://{engine.Socket} load");
        return engine;
    }

    /// <summary>Ends it at once, or as the system does, and starts it again.</summary>
    public async Task RestartAsync(bool atOnce)
    {
        await Shell.RunAsync("kill", atOnce ? "-KILL" : "-TERM", $"{_process.Id}");
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(Path.Combine(_folder, "pid"));
        _process = Begin();
        await AnswersAsync();
    }

    public Task<string> RunAsync(params string[] arguments) => Shell.RunAsync("docker", ["-H", $"unix://{Socket}", .. arguments]);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("rmi", "-f", "autograder/numpy");
        await Shell.RunAsync("kill", "-TERM", $"{_process.Id}");
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Begin()
    {
        string[] arguments =
        [
            "--data-root", Path.Combine(_folder, "data"), "--exec-root", Path.Combine(_folder, "exec"), "--pidfile", Path.Combine(_folder, "pid"),
            "--host", $"unix://{Socket}", "--bridge", "none", "--iptables=false",
        ];
        var process = Process.Start(new ProcessStartInfo("dockerd", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }) ?? throw new InvalidOperationException("dockerd did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private Task AnswersAsync() => Until.TrueAsync(async () =>
    {
        try
        {
            await RunAsync("version");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }, "the second engine answers");
}
