using Npgsql;

namespace Autograder.Api.Hosting.Cluster;

/// <summary>
/// A PostgreSQL server of our own in the data folder, reached through a socket there and never through the network.
/// One that runs already, for another role of the program or left by a killed one, is used as it is; who uses it last stops it.
/// </summary>
internal sealed class PrivateCluster : IAsyncDisposable
{
    private const string User = "autograder";
    private const string SocketName = ".s.PGSQL.5432";
    private const int LongestSocketPath = 107;
    private readonly ClusterAccount _account = ClusterAccount.Find();
    private readonly string _folder;
    private readonly string _sockets;
    private string _password = ""; // known from when it is our turn to start the server
    private ClusterUse? _use;

    private PrivateCluster(string dataFolder)
    {
        _folder = Path.Combine(dataFolder, "postgres");
        _sockets = Path.Combine(dataFolder, "run");
    }

    public string ConnectionString => ConnectionTo("autograder");

    /// <summary>More lines for the server's configuration.</summary>
    private IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Starts the server unless it runs, and makes the database unless it is there.</summary>
    /// <exception cref="StartFailure">It cannot be started.</exception>
    public static async Task<PrivateCluster> OpenAsync(string dataFolder, CancellationToken cancel, params IReadOnlyList<string> settings)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(dataFolder)).FullName;
        var cluster = new PrivateCluster(folder) { Settings = settings };
        cluster.CheckPaths();
        cluster._use = await ClusterUse.BeginAsync(folder, cancel);
        try
        {
            // one at a time: another would use a password that is not the server's, or take folders for whole that are half made
            await using (await cluster.StartingAloneAsync(cancel))
            {
                cluster._password = ClusterSecret.ReadOrMake(folder);
                await cluster.BeReadyAsync(cancel);
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again where it has ended; false where it runs. Whoever knows how to reach it still does.</summary>
    /// <exception cref="StartFailure">It cannot be started.</exception>
    public async Task<bool> StartAgainAsync(CancellationToken cancel)
    {
        if (IsRunning())
        {
            return false;
        }

        await using (await StartingAloneAsync(cancel))
        {
            if (!IsRunning())
            {
                await StartPatientlyAsync(cancel);
            }
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        using var last = _use?.End();
        if (last is not null && IsRunning())
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(["pg_ctl", "stop", "-D", _folder, "-m", "fast", "-w"], CancellationToken.None);
        }
    }

    private Task<FileStream> StartingAloneAsync(CancellationToken cancel) => ClusterLock.WaitAsync(_folder + ".start.lock", FileShare.None, "starting", cancel);

    private async Task BeReadyAsync(CancellationToken cancel)
    {
        if (!await AnswersAsync(cancel))
        {
            await InitialiseAsync(cancel);
            await StartPatientlyAsync(cancel);
        }

        await MakeDatabaseAsync(cancel);
    }

    /// <summary>The same server with another database.</summary>
    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _sockets,
        Username = User,
        Password = _password,
        Database = database,
        MaxPoolSize = 30,
    }.ConnectionString;

    private void CheckPaths()
    {
        if (Path.Combine(_sockets, SocketName).Length > LongestSocketPath)
        {
            throw new StartFailure($"The data folder's path is too long for the database's socket ({_sockets}). Give --data a shorter path.");
        }

        const UnixFileMode Passable = UnixFileMode.OtherExecute;
        for (var folder = Path.GetDirectoryName(_folder); _account.IsOther && folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if ((File.GetUnixFileMode(folder) & Passable) == 0)
            {
                throw new StartFailure($"PostgreSQL does not run as root but as '{_account.Name}', who may not pass through {folder}. Give --data a folder that everybody can pass through, such as {PortalOptions.UsualDataFolder}.");
            }
        }
    }

    private async Task InitialiseAsync(CancellationToken cancel)
    {
        await FolderAsync(_sockets, cancel);
        if (File.Exists(Path.Combine(_folder, "PG_VERSION")))
        {
            return;
        }

        // under another name until it is whole: one who is killed meanwhile leaves nothing that looks like a database
        var made = _folder + ".new";
        Forget(made);
        await FolderAsync(made, cancel);
        var secret = Path.Combine(_sockets, "password");
        ClusterSecret.Write(secret, _password);
        try
        {
            if (_account.IsOther)
            {
                await ClusterPrograms.RunAsync(["chown", $"{_account.UserId}:{_account.GroupId}", secret], cancel);
            }

            await RunAsync(["initdb", "-D", made, "-U", User, "-A", "scram-sha-256", $"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"], cancel);
        }
        finally
        {
            File.Delete(secret);
        }

        await File.AppendAllTextAsync(Path.Combine(made, "postgresql.conf"), "\ninclude 'autograder.conf'\n", cancel);
        await ClusterPrograms.RunAsync(["sync", "-f", made], cancel);
        Replace(made);
        await ClusterPrograms.RunAsync(["sync", "-f", _folder], cancel); // with the password beside it: without that, the database would be there and nobody could open it
    }

    private static void Forget(string halfMade)
    {
        if (Directory.Exists(halfMade))
        {
            Directory.Delete(halfMade, recursive: true);
        }
    }

    private void Replace(string made)
    {
        if (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any())
        {
            throw new StartFailure($"{_folder} is no database, and something lies in it. Move it away, then start again.");
        }

        Forget(_folder);
        Directory.Move(made, _folder);
    }

    private Task FolderAsync(string folder, CancellationToken cancel) => ClusterPrograms.RunAsync(
        ["install", "-d", "-m", "700", .. _account.IsOther ? (string[])["-o", $"{_account.UserId}", "-g", $"{_account.GroupId}"] : [], folder], cancel);

    /// <summary>Where the server was killed, those of its processes that have not noticed yet hold its memory, and keep a new one from starting.</summary>
    private async Task StartPatientlyAsync(CancellationToken cancel)
    {
        for (var tries = 5; ; tries--)
        {
            var mayHoldMemory = ClusterProcesses.AnyIn(_folder); // asked before: it may end while the new one fails because of it
            try
            {
                await StartAsync(cancel);
                return;
            }
            catch (StartFailure) when (tries > 1 && mayHoldMemory)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private async Task StartAsync(CancellationToken cancel)
    {
        ForgetDeadServer();
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "autograder.conf"),
            ["listen_addresses = ''", $"unix_socket_directories = '{_sockets.Replace("'", "''", StringComparison.Ordinal)}'", "unix_socket_permissions = 0700", "max_connections = 100", .. Settings],
            cancel);
        File.SetUnixFileMode(Path.Combine(_folder, "autograder.conf"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        try
        {
            await RunAsync(["pg_ctl", "start", "-D", _folder, "-w", "-t", "120", "-l", Path.Combine(_folder, "server.log")], cancel);
        }
        catch (StartFailure failure) when (!cancel.IsCancellationRequested)
        {
            if (!await AnswersAsync(cancel)) // a program that was killed may have left it starting
            {
                throw new StartFailure($"{failure.Message}\nThe server's log is {Path.Combine(_folder, "server.log")}.", failure);
            }
        }
    }

    /// <summary>A killed server leaves its process id behind, beside its data and beside its socket; where that id is another program's by now, the next server would not start.</summary>
    private void ForgetDeadServer()
    {
        foreach (var file in new[] { IdFile, Path.Combine(_sockets, SocketName + ".lock") })
        {
            if (File.Exists(file) && !ClusterProcesses.IsServer(file, _folder))
            {
                File.Delete(file);
            }
        }
    }

    private string IdFile => Path.Combine(_folder, "postmaster.pid");

    private bool IsRunning() => File.Exists(IdFile) && ClusterProcesses.IsServer(IdFile, _folder);

    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        if (!File.Exists(IdFile))
        {
            return false;
        }

        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
            await connection.OpenAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task MakeDatabaseAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync(cancel);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = 'autograder'", connection);
        if (await exists.ExecuteScalarAsync(cancel) is not null)
        {
            return;
        }

        try
        {
            await using var make = new NpgsqlCommand("create database autograder", connection);
            await make.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // made at the same moment for a program that was killed
        }
    }

    private Task RunAsync(IReadOnlyList<string> command, CancellationToken cancel) =>
        ClusterPrograms.RunAsync(_account.As([ClusterPrograms.Find(command[0]), .. command.Skip(1)]), cancel);
}
