using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.Health;
using Autograder.Api.Tests.Rest;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Health;

public sealed class HealthTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Is_ready_without_a_worker_but_says_so()
    {
        using var client = portal.Browser();
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReadyAsync(client)).GetProperty("worker").GetProperty("status").GetString().ShouldBe("degraded");
        await portal.InDbAsync(db =>
        {
            db.Workers.Add(new WorkerRow { Id = "w1", Host = "here", Version = "1", Slots = 1, StartedAt = portal.Time.GetUtcNow(), SeenAt = portal.Time.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        (await ReadyAsync(client)).GetProperty("worker").GetProperty("status").GetString().ShouldBe("ready");
    }

    [Theory]
    [InlineData(100L << 20, HealthStatus.Unhealthy)]
    [InlineData(1L << 30, HealthStatus.Degraded)]
    [InlineData(50L << 30, HealthStatus.Healthy)]
    public void Judges_the_room_that_is_left(long free, HealthStatus expected) => StorageCheck.Judge(free).Status.ShouldBe(expected);

    [Fact]
    public async Task Numbers_are_for_administrators_and_hidden_from_others()
    {
        using var nobody = portal.Browser();
        using var other = portal.Program(await portal.TokenAsync(await portal.PersonAsync()));
        using var admin = portal.Program(await portal.TokenAsync(await portal.PersonAsync(admin: true)));
        (await nobody.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await admin.GetStringAsync("/metrics");
        text.ShouldContain("autograder_queue_length{priority=\"interactive\"} 0");
        text.ShouldContain("# TYPE autograder_http_request_seconds histogram");
        text.ShouldContain("status=\"404\"");
    }

    [Fact]
    public void A_histogram_is_written_as_Prometheus_reads_it() => new MetricsText().Histogram("x_seconds", [("kind", "a\"b")], [0.5, 1], [1, 2, 3], 4.5).ToString().ShouldBe(
        """
        x_seconds_bucket{kind="a\"b",le="0.5"} 1
        x_seconds_bucket{kind="a\"b",le="1"} 2
        x_seconds_bucket{kind="a\"b",le="+Inf"} 3
        x_seconds_sum{kind="a\"b"} 4.5
        x_seconds_count{kind="a\"b"} 3

        """);

    private static async Task<JsonElement> ReadyAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/health/ready")).GetProperty("checks");
}
