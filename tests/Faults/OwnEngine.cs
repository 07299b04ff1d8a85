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
        if (!_process.HasExited)
        {
            await Shell.RunAsync("kill", "-TERM", $"{_process.Id}");
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        // An engine that was killed leaves its mounts, and a containerd that the next one takes over and the last one leaves.
        await Shell.RunAsync("bash", "-c", $"kill -KILL $(cat {_folder}/exec/containerd/containerd.pid) 2> /dev/null; grep -o ' {_folder}[^ ]*' /proc/mounts | sort -r | xargs -r umount -l; rm -rf {_folder}");
    }

    private Process Begin()
    {
        string[] arguments =
        [
            "--data-root", Path.Combine(_folder, "data"), "--exec-root", Path.Combine(_folder, "exec"), "--pidfile", Path.Combine(_folder, "pid"),
            "--host", $"unix://{Socket}", "--bridge", "none", "--iptables=false",
        ];
        return Process.Start("bash", ["-c", "log=$1; shift; exec dockerd \"$@\" >> \"$log\" 2>&1", "bash", Log, .. arguments]);
    }

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
