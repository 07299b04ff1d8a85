using Shouldly;
using Xunit;

namespace Autograder.Portal.Tests;

/// <summary>A portal of its own, which is killed.</summary>
public sealed class RestartTests
{
    private const string Open = "select count(*)::int from jobs where state = 'Leased' or state = 'Queued'";
    private const string BeingGraded = "select count(*)::int from jobs where state = 'Leased' and phase is not null";
    private const string Ends = "select s.state || ', ' || (select count(*) from grades g where g.submission_id = s.id) || ' grade, ' || (select count(*) from jobs j where j.submission_id = s.id) || ' job' from submissions s";

    [Fact]
    public async Task Grades_everything_once_though_worker_and_portal_are_killed_at_it()
    {
        await using var portal = await RunningPortal.StartAsync();
        await Until.TrueAsync(async () => await CountAsync(portal, BeingGraded) > 0, "something is being graded");
        var worker = portal.WorkerId();
        RunningPortal.Kill9(worker);
        await Until.TrueAsync(() => Task.FromResult(portal.WorkerId() is not 0 and var next && next != worker), "another worker runs");
        (await CountAsync(portal, Open)).ShouldBeGreaterThan(0);
        RunningPortal.Kill9(portal.ServeId);
        await portal.ServeAsync();
        await portal.SettledAsync();

        var ends = await portal.ReadAsync<string>(Ends);
        ends.ShouldNotBeEmpty();
        ends.ShouldAllBe(end => end == "Graded, 1 grade, 1 job");
    }

    private static async Task<int> CountAsync(RunningPortal portal, string query) => (await portal.ReadAsync<int>(query))[0];
}
