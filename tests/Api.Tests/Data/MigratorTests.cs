using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Data;

public sealed class MigratorTests
{
    [Fact]
    public async Task Many_that_start_at_once_apply_each_change_once()
    {
        var database = await TestCluster.NewDatabaseAsync(empty: true);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Migrator.MigrateAsync(database, CancellationToken.None)));
        await using var connection = new NpgsqlConnection(database);
        (await connection.QueryAsync<string>("select name from schema_versions order by name")).ShouldBe(Migrator.All.Select(m => m.Name));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_nothing_behind()
    {
        var database = await TestCluster.NewDatabaseAsync(empty: true);
        await Should.ThrowAsync<PostgresException>(() => Migrator.MigrateAsync(database, CancellationToken.None, [new("0001_a", "create table a (); select 1 / 0")]));
        await Migrator.MigrateAsync(database, CancellationToken.None, [new("0001_a", "create table a ()")]);
    }

    [Fact]
    public async Task A_changed_file_is_refused()
    {
        var database = await TestCluster.NewDatabaseAsync(empty: true);
        await Migrator.MigrateAsync(database, CancellationToken.None, [new("0001_a", "create table a ()")]);
        (await Should.ThrowAsync<StartFailure>(() => Migrator.MigrateAsync(database, CancellationToken.None, [new("0001_a", "create table b ()")]))).Message.ShouldContain("0001_a");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        var database = await TestCluster.NewDatabaseAsync(empty: true);
        await Migrator.MigrateAsync(database, CancellationToken.None, [new("0001_a", "create table a ()"), new("0002_b", "create table b ()")]);
        (await Should.ThrowAsync<StartFailure>(() => Migrator.MigrateAsync(database, CancellationToken.None, [new("0001_a", "create table a ()")]))).Message.ShouldContain("newer");
    }

    [Fact]
    public async Task What_was_done_cannot_be_undone_in_the_audit()
    {
        await using var connection = new NpgsqlConnection(await TestCluster.NewDatabaseAsync());
        await connection.ExecuteAsync("insert into audit (at, action, subject, details) values (now(), 'a', 'b', '{}')");
        foreach (var change in new[] { "update audit set action = 'c'", "delete from audit", "truncate audit" })
        {
            (await Should.ThrowAsync<PostgresException>(() => connection.ExecuteAsync(change))).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        }
    }
}
