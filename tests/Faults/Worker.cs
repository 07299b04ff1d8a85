using System.Diagnostics;
using System.Globalization;
using Autograder.TestKit;

namespace Autograder.Faults;

/// <summary>The real worker, in a process of its own.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _log;

    private Worker(Process process, string log) => (_process, _log) = (process, log);

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public string Log
    {
        get
        {
            lock (_process)
            {
                return File.Exists(_log) ? File.ReadAllText(_log) : "";
            }
        }
    }

    public static Worker Start(string data, string log, int slots, IEnumerable<KeyValuePair<string, string>> environment, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Autograder.Api.dll"), "worker", "--data", data, "--slots", slots.ToString(CultureInfo.InvariantCulture), .. more])
        {
            WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var worker = new Worker(Process.Start(start) ?? throw new InvalidOperationException("The worker did not start."), log);
        _ = worker.KeepAsync(worker._process.StandardOutput);
        _ = worker.KeepAsync(worker._process.StandardError);
        return worker;
    }

    /// <summary>As a power cut would.</summary>
    public void Kill9()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Tells it to end, and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            await Shell.RunAsync("kill", "-TERM", Id.ToString(CultureInfo.InvariantCulture));
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    /// <summary>Boxes that it made, running or not.</summary>
    public async Task<int> BoxesAsync()
    {
        var listed = await Shell.RunAsync("docker", "ps", "-a", "--no-trunc", "--filter", "label=autograder.owner", "--format", "{{.ID}} {{.Label \"autograder.owner\"}}");
        var own = listed.Split('\n').Where(line => line.Contains($"/{Id.ToString(CultureInfo.InvariantCulture)}/", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]);
        var there = 0;
        foreach (var box in own) // Docker 20.10 lists some for ever that it has removed
        {
            there += (await Shell.TryAsync("docker", "inspect", "--type", "container", box)).Contains("no such container", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
        }

        return there;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            if (!_process.HasExited)
            {
                Kill9();
            }
        }
    }

    private async Task KeepAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_process)
            {
                File.AppendAllText(_log, line + "\n");
            }
        }
    }
}
