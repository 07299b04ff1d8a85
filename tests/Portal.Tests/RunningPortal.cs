using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Autograder.Api.Hosting;
using Autograder.Api.Hosting.Cluster;
using Autograder.TestKit;
using Dapper;
using Npgsql;
using Shouldly;

namespace Autograder.Portal.Tests;

/// <summary>The real program with its worker, database and demo course, in a folder and on a port of its own. Disposing ends all of it.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private const string Prefix = "autograder-e2e-";
    private static readonly Lazy<Task> _swept = new(SweepAsync);
    private readonly List<Task> _kept = [];
    private readonly string _data = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()}"));
    private readonly string _program = Path.Combine(AppContext.BaseDirectory, "Autograder.Api.dll");
    private readonly EventHandler _atExit;
    private Process? _serve;

    private RunningPortal()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        _atExit = (_, _) => KillAsync().Wait(TimeSpan.FromSeconds(20));
        AppDomain.CurrentDomain.ProcessExit += _atExit;
    }

    public Uri Address { get; }

    public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];

    /// <summary>The process that serves pages.</summary>
    public int ServeId => _serve?.Id ?? throw new InvalidOperationException("The portal does not run.");

    public static async Task<RunningPortal> StartAsync()
    {
        await _swept.Value;
        var portal = new RunningPortal();
        try
        {
            Directory.CreateDirectory(portal._data);
            await portal.ServeAsync();
            await portal.MakeDemoAsync();
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    public DemoAccount Account(string role) => Accounts.First(account => account.Role == role);

    /// <summary>Starts serving and waits until it says that it is ready.</summary>
    public async Task ServeAsync()
    {
        _serve = Begin("serve", "--urls", Address.ToString());
        using var client = new HttpClient { BaseAddress = Address };
        await Until.TrueAsync(async () => !_serve.HasExited && await IsReadyAsync(client), "the portal is ready");
    }

    /// <summary>Asks the database; only ever to look.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string query)
    {
        await using var cluster = await PrivateCluster.OpenAsync(_data, CancellationToken.None);
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false;Options=-c default_transaction_read_only=on");
        return [.. await connection.QueryAsync<T>(query)];
    }

    /// <summary>Waits until nothing waits or runs.</summary>
    public Task SettledAsync() => Until.TrueAsync(
        async () => (await ReadAsync<int>("select count(*)::int from submissions where state in ('Queued', 'Running')"))[0] == 0, "everything handed in is graded", TimeSpan.FromMinutes(9));

    /// <summary>The process of the worker beside the portal; 0 where there is none at present.</summary>
    public int WorkerId() => ChildrenOf(ServeId).FirstOrDefault(id => Read($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/cmdline").Contains("\0worker\0", StringComparison.Ordinal));

    /// <summary>As a power cut would.</summary>
    public static void Kill9(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= _atExit;
        if (_serve is { HasExited: false } serve)
        {
            using var term = Process.Start("kill", ["-TERM", serve.Id.ToString(CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await serve.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await KillAsync();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task MakeDemoAsync()
    {
        using var demo = Begin("demo");
        await demo.WaitForExitAsync();
        demo.ExitCode.ShouldBe(0);
        Accounts = DemoAccount.Read(Path.Combine(_data, "demo-accounts.txt"));
    }

    private Process Begin(string command, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [_program, command, "--data", _data, .. more]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        _kept.AddRange([KeepAsync(process.StandardOutput, command), KeepAsync(process.StandardError, command)]);
        return process;
    }

    /// <summary>What it says lies beside its data, and does not fill the pipe.</summary>
    private async Task KeepAsync(StreamReader reader, string command)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_atExit)
            {
                File.AppendAllText(Path.Combine(_data, $"{command}.log"), line + "\n");
            }
        }
    }

    private async Task KillAsync()
    {
        if (_serve is { HasExited: false })
        {
            _serve.Kill(entireProcessTree: true);
            await _serve.WaitForExitAsync();
        }

        await Task.WhenAny(Task.WhenAll(_kept), Task.Delay(TimeSpan.FromSeconds(10))); // no line is written into a folder that goes
        await RemoveAsync(_data);
    }

    private static async Task RemoveAsync(string data)
    {
        if (File.Exists(Path.Combine(data, "postgres", "postmaster.pid")))
        {
            await using (await PrivateCluster.OpenAsync(data, CancellationToken.None))
            {
                // stopped at once
            }
        }

        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>What a killed test run left behind: its worker ends by itself once its parent is gone, its database does not.</summary>
    private static async Task SweepAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (Directory.Exists($"/proc/{Path.GetFileName(folder)[Prefix.Length..].Split('-')[0]}"))
            {
                continue;
            }

            try
            {
                await RemoveAsync(folder);
            }
            catch (Exception e) when (e is IOException or StartFailure)
            {
                // another run is sweeping the same folder
            }
        }
    }

    private static IEnumerable<int> ChildrenOf(int id) => Directory.EnumerateDirectories($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/task")
        .SelectMany(task => Read(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    /// <summary>Empty where the process, or the thread, has just ended.</summary>
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
