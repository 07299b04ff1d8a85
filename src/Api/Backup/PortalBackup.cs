using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Dapper;
using Npgsql;

namespace Autograder.Api.Backup;

/// <summary>
/// Backup and restore of everything the portal keeps. The dump is one moment of the database; blobs are written before rows name
/// them and are never changed, so those copied after the dump are all that it needs. The portal goes on meanwhile.
/// </summary>
internal static class PortalBackup
{
    /// <summary>Every column that names a blob. Evidence names more, which are checked when they are read.</summary>
    private const string NamedBlobs = "select upload_blob from submissions union select archive_blob from package_versions union select report_blob from grades where report_blob is not null";

    public static async Task<string> BackUpAsync(PortalOptions options, BackupFolder to, TimeProvider clock, CancellationToken cancel)
    {
        to.Make();
        var dump = to.DumpOf(clock.GetUtcNow());
        var half = dump + ".part";
        await DatabaseProgram.RunAsync("pg_dump", options.ConnectionString, ["--format=custom", "--no-owner", "--no-privileges", $"--file={half}"], cancel);
        await DatabaseProgram.RunAsync("pg_restore", options.ConnectionString, ["--list", $"--file={half}.list", half], cancel);
        File.Delete($"{half}.list");
        var named = await NamedAsync(options, cancel);
        var (all, added) = await BlobCopy.RunAsync(options.Blobs, to.Blobs, cancel);
        var missing = named.Where(name => !File.Exists(BlobCopy.PathOf(to.Blobs, name))).ToList();
        File.Move(half, dump, overwrite: true);
        return missing.Count == 0
            ? $"{dump} with {all} blobs, {added} of them new"
            : throw new StartFailure($"{dump} was made, but {missing.Count} blobs that it names are nowhere, {missing[0]} first. An older backup may have them.");
    }

    /// <summary>Into a data folder and a database that are both empty.</summary>
    public static async Task<string> RestoreAsync(PortalOptions options, BackupFolder from, CancellationToken cancel)
    {
        var dump = from.NewestDump();
        await RefuseUnlessEmptyAsync(options, cancel);
        await DatabaseProgram.RunAsync("pg_restore", options.ConnectionString, [$"--dbname={new NpgsqlConnectionStringBuilder(options.ConnectionString).Database}", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", dump], cancel);
        await Migrator.MigrateAsync(options.ConnectionString, cancel);
        var (all, _) = await BlobCopy.RunAsync(from.Blobs, options.Blobs, cancel);
        var missing = (await NamedAsync(options, cancel)).Where(name => !File.Exists(BlobCopy.PathOf(options.Blobs, name))).ToList();
        return missing.Count == 0
            ? $"{dump} is restored, with {all} blobs"
            : throw new StartFailure($"{dump} is restored, but {missing.Count} blobs that it names are not in the backup, {missing[0]} first.");
    }

    private static async Task RefuseUnlessEmptyAsync(PortalOptions options, CancellationToken cancel)
    {
        if (BlobCopy.NamesIn(options.Blobs).Any())
        {
            throw new StartFailure($"There are blobs in {options.Blobs} already. Restore into an empty data folder: --data DIR.");
        }

        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(cancel);
        if (await connection.ExecuteScalarAsync<bool>("select exists (select from information_schema.tables where table_schema = 'public')"))
        {
            throw new StartFailure("The database has tables already. Restore into an empty one: another --data DIR, or a new database for --database.");
        }
    }

    private static async Task<IReadOnlyList<string>> NamedAsync(PortalOptions options, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(NamedBlobs, cancellationToken: cancel))];
    }
}
