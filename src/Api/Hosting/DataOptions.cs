using System.CommandLine;
using Autograder.Api.Data;
using Autograder.Api.Hosting.Cluster;

namespace Autograder.Api.Hosting;

/// <summary>The options that say where the portal's data is, the same for every command.</summary>
internal sealed class DataOptions
{
    private readonly Option<string> _data = new("--data") { Description = "Folder for everything the portal keeps.", DefaultValueFactory = _ => PortalOptions.UsualDataFolder };
    private readonly Option<string?> _database = new("--database") { Description = $"Connection string of a PostgreSQL server; without it (and without {PortalOptions.DatabaseVariable}) a private server is started in the data folder." };

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_database);
    }

    /// <summary>Opens the database and brings it up to date. Dispose to stop a private server that nobody else uses.</summary>
    /// <param name="migrate">Whether the database is brought up to date; a restore fills an empty one first.</param>
    public async Task<OpenData> OpenAsync(ParseResult parsed, CancellationToken cancel, bool migrate = true)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(_data));
        var database = parsed.GetValue(_database) ?? Environment.GetEnvironmentVariable(PortalOptions.DatabaseVariable);
        Directory.CreateDirectory(folder);
        var cluster = string.IsNullOrEmpty(database) ? await PrivateCluster.OpenAsync(folder, cancel) : null;
        try
        {
            var options = new PortalOptions { DataFolder = folder, ConnectionString = cluster?.ConnectionString ?? database ?? "" };
            options.MakeFolders();
            Leftovers.Sweep(options, TimeProvider.System);
            if (migrate)
            {
                await Migrator.MigrateAsync(options.ConnectionString, cancel);
            }

            return new OpenData(options, cluster);
        }
        catch
        {
            await (cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }
}

/// <summary>A data folder and its database, up to date and ready.</summary>
internal sealed record OpenData(PortalOptions Options, PrivateCluster? Cluster) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
