using System.Diagnostics;

namespace Autograder.Faults;

/// <summary>A second Docker engine on this machine, which can be restarted without anybody else noticing.</summary>
internal sealed class OwnEngine : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _containerd;
    private Process _process;

    private OwnEngine(string folder)
    {
        _folder = folder;
        // As systems set it up: a service of its own, which goes on when Docker's daemon is killed. One that the daemon brings along does not answer the next one.
        _containerd = Start("containerd", "--config", "/dev/null", "--root", Path.Combine(folder, "images"), "--state", Path.Combine(folder, "running"), "--address", ContainerdSocket);
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
        if (!_process.HasExited)
        {
            await Shell.RunAsync("kill", "-TERM", $"{_process.Id}");
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _containerd.Kill();
        await _containerd.WaitForExitAsync();
        _containerd.Dispose();
        await Shell.RunAsync("bash", "-c", $"grep -o ' {_folder}[^ ]*' /proc/mounts | sort -r | xargs -r umount -l; rm -rf {_folder}"); // an engine that was killed leaves its mounts
    }

    private Process Begin() => Start(
        "unshare", "--net", "dockerd", // an engine without a bridge removes docker0, which is the other engine's
        "--data-root", Path.Combine(_folder, "data"), "--exec-root", Path.Combine(_folder, "exec"), "--pidfile", Path.Combine(_folder, "pid"),
        "--containerd", ContainerdSocket, "--host", $"unix://{Socket}", "--bridge", "none", "--iptables=false");

    private Process Start(params string[] command) => Process.Start("bash", ["-c", "log=$1; shift; exec \"$@\" >> \"$log\" 2>&1", "bash", Log, .. command]);

    private string ContainerdSocket => Path.Combine(_folder, "containerd.sock");

    private string Log => Path.Combine(_folder, "log");

    private Task AnswersAsync() => Until.TrueAsync(async () =>
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The second engine ended with {_process.ExitCode}: {string.Join('\n', File.ReadLines(Log).TakeLast(10))}");
        }

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
