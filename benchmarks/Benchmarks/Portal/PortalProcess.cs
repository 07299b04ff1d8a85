using System.Diagnostics;

namespace Autograder.Benchmarks.Portal;

/// <summary>The real program on a data folder of its own, with its own database and worker; everything is gone at the end.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _program;
    private Process? _serve;

    private PortalProcess(string program) => _program = program;

    public string Folder { get; } = Directory.CreateTempSubdirectory("autograder-bench-").FullName;

    public Uri Address { get; } = new("http://127.0.0.1:18080");

    /// <summary>With the demo course, whose submissions are not graded.</summary>
    public static async Task<PortalProcess> StartAsync(string repository)
    {
        var program = Path.Combine(repository, "src/Api/bin/Release/net10.0/Autograder.Api.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("The portal is not built: dotnet build src/Api -c Release");
        }

        var portal = new PortalProcess(program);
        File.SetUnixFileMode(portal.Folder, File.GetUnixFileMode(portal.Folder) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute); // the database may run as another user
        await portal.RunAsync("demo");
        return portal;
    }

    public async Task ServeAsync()
    {
        _serve = Launch("serve", "--urls", Address.ToString());
        using var client = new HttpClient();
        for (var began = Stopwatch.StartNew(); began.Elapsed < Patience; await Task.Delay(200))
        {
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/health/ready"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_serve.HasExited)
            {
                // not listening yet
            }
        }

        throw new InvalidOperationException("The portal did not get ready.");
    }

    /// <summary>What the database says to an SQL statement: rows as lines, values with bars between them.</summary>
    public async Task<string> AskAsync(string sql)
    {
        var start = new ProcessStartInfo("psql", ["-At", "-v", "ON_ERROR_STOP=1", "-c", sql]) { RedirectStandardOutput = true };
        start.Environment["PGHOST"] = Path.Combine(Folder, "run");
        start.Environment["PGUSER"] = start.Environment["PGDATABASE"] = "autograder";
        start.Environment["PGPASSWORD"] = (await File.ReadAllTextAsync(Path.Combine(Folder, "secrets", "postgres"))).Trim();
        using var psql = Process.Start(start) ?? throw new InvalidOperationException("psql did not start.");
        var said = await psql.StandardOutput.ReadToEndAsync();
        await psql.WaitForExitAsync();
        return psql.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"psql ended with {psql.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_serve is { HasExited: false })
        {
            using (Process.Start("kill", ["-TERM", $"{_serve.Id}"]))
            {
                await _serve.WaitForExitAsync();
            }
        }

        _serve?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task RunAsync(params string[] arguments)
    {
        using var process = Launch(arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private Process Launch(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [_program, .. arguments, "--data", Folder])) ?? throw new InvalidOperationException("dotnet did not start.");
}
