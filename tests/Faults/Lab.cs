using System.Globalization;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Hosting.Cluster;
using Autograder.Faults.Gates;
using Autograder.Sandbox.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Autograder.Faults;

/// <summary>A portal's data folder and database, real workers over them, and gates between these and Docker and PostgreSQL. Disposing ends all of it.</summary>
internal sealed class Lab : IAsyncDisposable
{
    private readonly List<Worker> _workers = [];
    private int _started;
    private readonly Volume? _volume;
    private PrivateCluster _cluster;
    private WebApplication _app;

    private Lab(string folder, PrivateCluster cluster, Volume? volume, string engine)
    {
        _volume = volume;
        Folder = folder;
        _cluster = cluster;
        _app = Open();
        Directory.CreateDirectory(Temporary);
        Directory.CreateDirectory(Path.Combine(folder, "gate"));
        Docker = new DockerGate(Path.Combine(folder, "docker.sock"), engine);
        Database = new PostgresGate(Path.Combine(folder, "gate", ".s.PGSQL.5432"), Path.Combine(Data, "run", ".s.PGSQL.5432"));
    }

    /// <summary>Around everything.</summary>
    public string Folder { get; }

    /// <summary>What the portal keeps.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>Where workers put what boxes see.</summary>
    public string Temporary => Path.Combine(Folder, "tmp");

    /// <summary>Folders in which workers leave nothing, or the same again and again.</summary>
    public IEnumerable<string> Passing => [Temporary, Path.Combine(Folder, "state"), Path.Combine(Folder, "cache"), Options.Work, Options.Packages];

    /// <summary>Folders that workers made there and did not take away.</summary>
    public IEnumerable<string> LeftBehind => Directory.EnumerateDirectories(Temporary);

    public DockerGate Docker { get; }

    public PostgresGate Database { get; }

    public PortalOptions Options => _app.Services.GetRequiredService<PortalOptions>();

    public string ConnectionString => _cluster.ConnectionString;

    /// <param name="folder">One of <see cref="LabFolders"/>, where something is prepared already.</param>
    /// <param name="volume">A disk that is mounted there; it goes with the lab.</param>
    /// <param name="engine">The socket of the engine behind the gate.</param>
    public static async Task<Lab> StartAsync(string? folder = null, Volume? volume = null, string engine = "/var/run/docker.sock")
    {
        folder ??= await LabFolders.NewAsync();
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        PrivateCluster cluster;
        try
        {
            cluster = await PrivateCluster.OpenAsync(data, CancellationToken.None);
        }
        catch when (volume is not null)
        {
            await volume.DisposeAsync();
            throw;
        }

        await Migrator.MigrateAsync(cluster.ConnectionString, CancellationToken.None);
        return new Lab(folder, cluster, volume, engine);
    }

    /// <summary>A worker behind both gates.</summary>
    public Worker StartWorker(int slots = 2, params (string Name, string Value)[] environment)
    {
        var gated = new NpgsqlConnectionStringBuilder(ConnectionString) { Host = Path.GetDirectoryName(Database.Path) }.ConnectionString;
        return Start(slots, [(PortalOptions.DatabaseVariable, gated), ("DOCKER_HOST", $"unix://{Docker.Path}"), .. environment]);
    }

    /// <summary>A worker without gates: a second machine, as it were.</summary>
    public Worker StartOtherWorker(int slots = 2, params (string Name, string Value)[] environment) => Start(slots, [(PortalOptions.DatabaseVariable, ConnectionString), .. environment]);

    /// <summary>A worker that uses another engine, if that one has no known holes.</summary>
    /// <param name="byOption">Whether it is told so by an option, or by its environment.</param>
    public Worker StartStrictWorker(string engine, bool byOption)
    {
        (string, string)[] usual = [(PortalOptions.DatabaseVariable, ConnectionString), ("DOCKER_HOST", $"unix://{engine}")];
        return byOption ? Start(2, usual, "--strict") : Start(2, [.. usual, ("AUTOGRADER_STRICT", "1")]);
    }

    /// <summary>Holds the next job when its box is done and nothing of that is in the database.</summary>
    public Collected HoldCollected() => new(Docker, Database);

    /// <summary>Does something with the portal's own services.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    public Task<T> InDbAsync<T>(Func<PortalDb, Task<T>> action) => InScopeAsync(services => action(services.GetRequiredService<PortalDb>()));

    /// <summary>Kills PostgreSQL as the kernel would.</summary>
    public async Task KillDatabaseAsync()
    {
        var id = File.ReadLines(Path.Combine(Data, "postgres", "postmaster.pid")).First();
        await Shell.RunAsync("kill", "-KILL", id);
        await Until.TrueAsync(() => Task.FromResult(!Directory.Exists($"/proc/{id}")), "PostgreSQL is gone");
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Waits for PostgreSQL, whoever starts it.</summary>
    public Task DatabaseAnswersAsync() => Until.TrueAsync(async () =>
    {
        try
        {
            return await InDbAsync(db => db.Courses.AnyAsync());
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            return false;
        }
    }, "PostgreSQL answers again");

    /// <summary>Kills PostgreSQL as the kernel would, and starts it again.</summary>
    public async Task CrashDatabaseAsync()
    {
        await KillDatabaseAsync();
        await _cluster.DisposeAsync();
        _cluster = await PrivateCluster.OpenAsync(Data, CancellationToken.None);
        await _app.DisposeAsync();
        _app = Open();
    }

    /// <summary>Opens both gates, and kills what a failed test left running.</summary>
    public void Reset()
    {
        Docker.Reset();
        Database.Reset();
        foreach (var worker in _workers.Where(worker => !worker.HasEnded))
        {
            worker.Kill9();
        }

        _workers.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }

        await Docker.DisposeAsync();
        await Database.DisposeAsync();
        await _app.DisposeAsync();
        await _cluster.DisposeAsync();
        await (_volume?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (Environment.GetEnvironmentVariable("AUTOGRADER_KEEP_LABS") is null)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private WebApplication Open()
    {
        var options = new PortalOptions { DataFolder = Data, ConnectionString = ConnectionString, RunsWorker = false };
        options.MakeFolders();
        return PortalHost.Build(options, builder => builder.Logging.ClearProviders());
    }

    private Worker Start(int slots, IEnumerable<(string Name, string Value)> environment, params string[] more)
    {
        var all = new Dictionary<string, string> { ["TMPDIR"] = Temporary, [StateFolder.Variable] = Path.Combine(Folder, "state"), ["AUTOGRADER_CACHE"] = Path.Combine(Folder, "cache"), ["AUTOGRADER_OFFLINE"] = "1" };
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        var worker = Worker.Start(Data, Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"worker-{++_started}.log")), slots, all, more);
        _workers.Add(worker);
        return worker;
    }
}
