using System.Text;
using Autograder.Api.Backup;
using Autograder.Api.Hosting;
using Autograder.TestKit;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-backup-").FullName;
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_backed_up_comes_back_and_a_second_backup_copies_only_what_is_new()
    {
        var (from, to) = (await PortalAsync("from"), await PortalAsync("to", empty: true));
        var backups = new BackupFolder(Path.Combine(_folder, "backups"));
        var blob = from.OpenBlobs().Put("handed in"u8);
        await ExecuteAsync(from, "insert into audit (at, action, subject, details) values (now(), 'before', 'x', '{}')");
        (await PortalBackup.BackUpAsync(from, backups, _time, default)).ShouldContain("1 blobs, 1 of them new");

        _time.Advance(TimeSpan.FromDays(1));
        from.OpenBlobs().Put("handed in later"u8);
        await ExecuteAsync(from, "insert into audit (at, action, subject, details) values (now(), 'later', 'x', '{}')");
        (await PortalBackup.BackUpAsync(from, backups, _time, default)).ShouldContain("2 blobs, 1 of them new");

        await PortalBackup.RestoreAsync(to, backups, default);
        await using var connection = new NpgsqlConnection(to.ConnectionString);
        (await connection.QueryAsync<string>("select action from audit order by id")).ShouldBe(["before", "later"]);
        Encoding.UTF8.GetString(to.OpenBlobs().Get(blob)).ShouldBe("handed in");
    }

    [Fact]
    public async Task Restores_into_nothing_that_is_in_use()
    {
        var (from, used) = (await PortalAsync("from"), await PortalAsync("used"));
        var backups = new BackupFolder(Path.Combine(_folder, "backups"));
        await PortalBackup.BackUpAsync(from, backups, _time, default);
        (await Should.ThrowAsync<StartFailure>(() => PortalBackup.RestoreAsync(used, backups, default))).Message.ShouldContain("has tables already");
    }

    [Fact]
    public async Task A_damaged_blob_is_named()
    {
        var from = await PortalAsync("from");
        var blob = from.OpenBlobs().Put("as it was"u8);
        await File.WriteAllTextAsync(BlobCopy.PathOf(from.Blobs, blob), "as it is now");
        (await Should.ThrowAsync<StartFailure>(() => PortalBackup.BackUpAsync(from, new BackupFolder(Path.Combine(_folder, "backups")), _time, default))).Message.ShouldContain(blob);
    }

    private async Task<PortalOptions> PortalAsync(string name, bool empty = false)
    {
        var options = new PortalOptions { DataFolder = Path.Combine(_folder, name), ConnectionString = await TestCluster.NewDatabaseAsync(empty) };
        options.MakeFolders();
        return options;
    }

    private static async Task ExecuteAsync(PortalOptions options, string sql)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
