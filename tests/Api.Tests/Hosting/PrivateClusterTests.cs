using System.Diagnostics;
using System.Globalization;
using Autograder.Api.Hosting;
using Autograder.Api.Hosting.Cluster;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Hosting;

public sealed class PrivateClusterTests : IDisposable
{
    // not a temporary folder as the system makes them: the server's user has to pass through
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"autograder-own-{Path.GetRandomFileName()}")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_server_that_was_killed_starts_again_with_what_it_had()
    {
        var killed = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await using (var connection = new NpgsqlConnection(killed.ConnectionString))
        {
            await connection.ExecuteAsync("create table kept (n int); insert into kept values (7)");
        }

        NpgsqlConnection.ClearAllPools();
        Kill();
        await killed.DisposeAsync();
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n"); // by now that process id is another program's
        await using var cluster = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await using var again = new NpgsqlConnection(cluster.ConnectionString);
        (await again.QuerySingleAsync<int>("select n from kept")).ShouldBe(7);
        (await again.QuerySingleAsync<string>("show listen_addresses")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_was_half_made_is_made_anew()
    {
        var left = Directory.CreateDirectory(Path.Combine(_folder, "postgres.new")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "PG_VERSION"), "15\n");
        await using var cluster = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        (await connection.QuerySingleAsync<string>("show listen_addresses")).ShouldBeEmpty();
        Directory.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task What_lies_in_the_databases_place_and_is_none_stays_as_it_is()
    {
        var place = Directory.CreateDirectory(Path.Combine(_folder, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(place, "notes.txt"), "mine");
        (await Should.ThrowAsync<StartFailure>(() => PrivateCluster.OpenAsync(_folder, CancellationToken.None))).Message.ShouldContain(place);
        (await File.ReadAllTextAsync(Path.Combine(place, "notes.txt"))).ShouldBe("mine");
    }

    [Fact]
    public async Task A_killed_servers_last_process_is_waited_for()
    {
        await using (await PrivateCluster.OpenAsync(_folder, CancellationToken.None))
        {
            NpgsqlConnection.ClearAllPools();
            var deaf = File.ReadAllText($"/proc/{ServerId}/task/{ServerId}/children").Split(' ')[0];
            await SignalAsync("STOP", deaf); // it does not see that its server is gone
            Kill();
            _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => SignalAsync("CONT", deaf), TaskScheduler.Default);
            await using var cluster = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
            await using var connection = new NpgsqlConnection(cluster.ConnectionString);
            (await connection.QuerySingleAsync<int>("select 1")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_second_role_of_the_program_uses_the_server_that_runs()
    {
        await using var first = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await using (var second = await PrivateCluster.OpenAsync(_folder, CancellationToken.None))
        {
            second.ConnectionString.ShouldBe(first.ConnectionString);
        }

        await using var connection = new NpgsqlConnection(first.ConnectionString);
        (await connection.QuerySingleAsync<int>("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Programs_that_start_at_the_same_moment_on_an_empty_folder_make_one_server()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PrivateCluster.OpenAsync(_folder, CancellationToken.None))));
        clusters.Select(c => c.ConnectionString).Distinct().Count().ShouldBe(1);
        await using (var connection = new NpgsqlConnection(clusters[0].ConnectionString + ";Pooling=false"))
        {
            (await connection.QuerySingleAsync<int>("select 1")).ShouldBe(1);
        }

        await Task.WhenAll(clusters.Select(c => c.DisposeAsync().AsTask()));
        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_somebody_is_starting_is_waited_for()
    {
        var starting = ClusterLock.Take(Path.Combine(_folder, "postgres.start.lock"), FileShare.None).ShouldNotBeNull();
        var second = PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        second.IsCompleted.ShouldBeFalse();
        Directory.Exists(Path.Combine(_folder, "postgres")).ShouldBeFalse();
        await starting.DisposeAsync();
        await using var opened = await second;
    }

    [Fact]
    public async Task Who_uses_the_server_last_stops_it_whoever_started_it()
    {
        var first = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        var second = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await first.DisposeAsync();
        await using (var connection = new NpgsqlConnection(second.ConnectionString + ";Pooling=false"))
        {
            (await connection.QuerySingleAsync<int>("select 1")).ShouldBe(1);
        }

        await second.DisposeAsync();
        File.Exists(PidFile).ShouldBeFalse();
        await first.DisposeAsync(); // once more does nothing
    }

    [Fact]
    public async Task A_server_that_is_being_stopped_is_waited_for()
    {
        var first = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        var ending = first.DisposeAsync().AsTask();
        await using var second = await PrivateCluster.OpenAsync(_folder, CancellationToken.None);
        await ending;
        await using var connection = new NpgsqlConnection(second.ConnectionString + ";Pooling=false");
        (await connection.QuerySingleAsync<int>("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_path_that_is_too_long_for_a_socket_is_refused_in_words()
    {
        var failure = await Should.ThrowAsync<StartFailure>(() => PrivateCluster.OpenAsync(Path.Combine(_folder, new string('x', 100)), CancellationToken.None));
        failure.Message.ShouldContain("--data");
    }

    private string PidFile => Path.Combine(_folder, "postgres", "postmaster.pid");

    private int ServerId => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static async Task SignalAsync(string signal, string process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process]);
        await kill.WaitForExitAsync();
    }

    private void Kill()
    {
        using var server = Process.GetProcessById(ServerId);
        server.Kill();
        server.WaitForExit();
    }
}
