using System.Diagnostics;

namespace Autograder.Api.Hosting.Cluster;

/// <summary>PostgreSQL's own programs.</summary>
internal static class ClusterPrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The newest installed one that has a server, else whatever is on the PATH.</summary>
    /// <exception cref="StartFailure">There is none.</exception>
    public static string Find(string name)
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var number) ? number : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return versions.Concat(path).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new StartFailure($"PostgreSQL's program '{name}' is not on this machine. Install it (Debian: apt-get install postgresql), or give --database with a server of your own.");
    }

    /// <exception cref="StartFailure">It ended with an error; the message quotes it.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start) ?? throw new StartFailure($"{command[0]} did not start.");
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0
            ? await output
            : throw new StartFailure($"{string.Join(' ', command)} ended with {process.ExitCode}: {(await error + await output).Trim()}");
    }
}
