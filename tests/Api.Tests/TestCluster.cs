using System.Globalization;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Api.Hosting.Cluster;
using Dapper;
using Npgsql;

namespace Autograder.Api.Tests;

/// <summary>One PostgreSQL server for all tests of this process, and a new database from a migrated template for each that asks.</summary>
internal sealed class TestCluster
{
    private const string Prefix = "autograder-pg-";
    private static readonly Lazy<Task<TestCluster>> Shared = new(StartAsync);
    private static int _databases;
    private readonly PrivateCluster _cluster;
    private readonly SemaphoreSlim _making = new(1, 1); // a template can be copied once at a time

    private TestCluster(PrivateCluster cluster) => _cluster = cluster;

    /// <summary>A database with all tables and nothing in them.</summary>
    public static async Task<string> NewDatabaseAsync(bool empty = false)
    {
        var cluster = await Shared.Value;
        var name = $"test_{Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture)}";
        await cluster._making.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(cluster._cluster.ConnectionTo("postgres"));
            await connection.ExecuteAsync($"create database {name}{(empty ? "" : " template autograder")}");
        }
        finally
        {
            cluster._making.Release();
        }

        return cluster._cluster.ConnectionTo(name);
    }

    private static async Task<TestCluster> StartAsync()
    {
        await SweepAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(folder);
        var cluster = await PrivateCluster.OpenAsync(folder, CancellationToken.None, "fsync = off", "full_page_writes = off", "synchronous_commit = off", "max_connections = 300");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
            Directory.Delete(folder, recursive: true);
        };
        await Migrator.MigrateAsync(cluster.ConnectionString, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        return new TestCluster(cluster);
    }

    /// <summary>What a killed test run left behind.</summary>
    private static async Task SweepAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var process = Path.GetFileName(folder)[Prefix.Length..];
            // A folder with our own number is left of an earlier process: numbers come again.
            if (process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) || !Directory.Exists($"/proc/{process}"))
            {
                try
                {
                    await using (await PrivateCluster.OpenAsync(folder, CancellationToken.None))
                    {
                        // stopped at once
                    }

                    Directory.Delete(folder, recursive: true);
                }
                catch (Exception e) when (e is IOException or StartFailure)
                {
                    // Another run is sweeping the same folder.
                }
            }
        }
    }
}
