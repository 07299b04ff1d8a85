using System.Security.Cryptography;
using System.Text;
using Autograder.Api.Hosting;
using Dapper;
using Npgsql;

namespace Autograder.Api.Data;

/// <summary>Brings the database to the present version: applies the SQL files in Migrations/ that it has not seen, each whole or not at all.</summary>
internal static class Migrator
{
    /// <summary>Any number that nobody else locks.</summary>
    private const long Lock = 0x41_75_74_6f_67_72;
    private const string Folder = "migrations/";

    /// <summary>Every migration of this program, oldest first.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <exception cref="StartFailure">The database was changed by another version of the program.</exception>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancel, IReadOnlyList<Migration>? migrations = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync("select pg_advisory_lock(@Lock)", new { Lock });
        try
        {
            await ApplyAsync(connection, migrations ?? All, cancel);
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancel)
    {
        await connection.ExecuteAsync("create table if not exists schema_versions (name text primary key, applied_at timestamptz not null default now(), sha256 text not null)");
        var applied = (await connection.QueryAsync<(string Name, string Sha256)>("select name, sha256 from schema_versions order by name")).ToDictionary(a => a.Name, a => a.Sha256);
        if (applied.Keys.Except(migrations.Select(m => m.Name)).FirstOrDefault() is { } unknown)
        {
            throw new StartFailure($"The database has the change '{unknown}', which this version of the program does not know: it was used with a newer one. Start that one, or restore a backup.");
        }

        foreach (var migration in migrations)
        {
            if (!applied.TryGetValue(migration.Name, out var sha256))
            {
                await ApplyAsync(connection, migration, cancel);
            }
            else if (sha256 != migration.Sha256)
            {
                throw new StartFailure($"The database was made with another '{migration.Name}' than this program has. Start the version that made it, or restore a backup.");
            }
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(migration.Sql, transaction: transaction);
        await connection.ExecuteAsync("insert into schema_versions (name, sha256) values (@Name, @Sha256)", new { migration.Name, migration.Sha256 }, transaction);
        await transaction.CommitAsync(cancel);
    }

    private static Migration Read(string resource)
    {
        using var stream = typeof(Migrator).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not in the program.");
        using var reader = new StreamReader(stream);
        return new Migration(resource[Folder.Length..], reader.ReadToEnd());
    }
}

/// <summary>One SQL file.</summary>
internal sealed record Migration(string Name, string Sql)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}
