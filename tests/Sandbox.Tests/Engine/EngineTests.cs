using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

public sealed class EngineTests
{
    private static readonly OwnerIdentity Here = new("b00t", "4026531836", 100, 5000);
    private const long Uptime = 1000;

    [Theory]
    [InlineData("20.10.24+dfsg1", "1.1.5+ds1", new[] { "CVE-2024-21626", "CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881", "CVE-2026-41567" })]
    [InlineData("28.0.0", "1.1.12", new[] { "CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881", "CVE-2026-41567" })]
    [InlineData("29.5.1", "1.2.7", new[] { "CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881" })]
    [InlineData("29.5.1", "1.2.8", new string[0])]
    [InlineData("29.5.1", "1.3.2", new[] { "CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881" })]
    [InlineData("30.0.0", "1.4.0", new string[0])]
    [InlineData("dev", "", new string[0])]
    public void Known_holes_follow_from_versions(string engine, string runc, string[] holes) =>
        KnownHoles.Open(engine, runc).Select(hole => hole.Id).ShouldBe(holes);

    [Theory]
    [InlineData("b00t/4026531836/100/5000", 5000L, false)]
    [InlineData("b00t/4026531836/7/5000", null, true)]
    [InlineData("b00t/4026531836/7/5000", 6000L, true)]
    [InlineData("b00t/4026539999/7/5000", null, false)]
    [InlineData("0ther/4026539999/7/5000", null, true)]
    [InlineData("nonsense", null, false)]
    public void A_box_is_abandoned_when_its_owner_is_certainly_dead(string owner, long? startOfOwner, bool abandoned)
    {
        var labels = new Dictionary<string, string> { [ContainerSpec.OwnerLabel] = owner, [ContainerSpec.UntilLabel] = "1060" };

        Reaper.IsAbandoned(labels, Here, Uptime, _ => startOfOwner).ShouldBe(abandoned);
    }

    [Theory]
    [InlineData("4026539999", true)] // an owner in another container, who cannot be seen
    [InlineData("4026531836", false)] // one that is seen to live is at work, whatever the time
    public void A_box_is_abandoned_when_its_time_is_long_over_and_its_owner_cannot_be_seen(string place, bool abandoned) =>
        Reaper.IsAbandoned(new Dictionary<string, string> { [ContainerSpec.OwnerLabel] = (Here with { Namespace = place }).ToString(), [ContainerSpec.UntilLabel] = "940" }, Here, Uptime, _ => 5000)
            .ShouldBe(abandoned);

    [Fact]
    public void This_process_knows_itself()
    {
        var current = OwnerIdentity.Current();

        current.StartedTicks.ShouldBePositive();
        current.IsDead(OwnerIdentity.Current(), OwnerIdentity.StartOf).ShouldBeFalse();
        OwnerIdentity.TryParse(current.ToString(), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(current);
    }

    [Fact]
    public void Slots_are_used_again_smallest_first()
    {
        var pool = new SlotPool();
        new[] { pool.Take(), pool.Take(), pool.Take() }.ShouldBe([0, 1, 2]);
        pool.Return(1);
        pool.Return(0);
        new[] { pool.Take(), pool.Take(), pool.Take() }.ShouldBe([0, 1, 3]);
    }

    [Theory]
    [InlineData(null, null, "/var/run/docker.sock")]
    [InlineData(null, "", "/var/run/docker.sock")]
    [InlineData(null, "unix:///run/user/1000/docker.sock", "/run/user/1000/docker.sock")]
    [InlineData("/x.sock", "tcp://nowhere", "/x.sock")]
    public void The_socket_is_the_options_then_docker_hosts_then_the_usual(string? option, string? dockerHost, string socket) =>
        EngineReader.SocketPath(option, dockerHost).ShouldBe(socket);

    [Fact]
    public void An_engine_on_another_machine_is_refused() =>
        Should.Throw<SandboxException>(() => EngineReader.SocketPath(null, "tcp://10.0.0.1:2375")).Message.ShouldContain("unix socket");

    [Fact]
    public async Task Both_streams_of_an_attached_container_come_apart_in_pieces_of_any_size()
    {
        byte[] bytes = [1, 0, 0, 0, 0, 0, 0, 3, .. "abc"u8, 2, 0, 0, 0, 0, 0, 0, 1, .. "e"u8, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, .. new byte[65536]];
        await using var output = new AttachedOutput(new MemoryStream(bytes));
        var (stdout, stderr) = (0, 0);
        while (await output.ReadAsync(CancellationToken.None) is var (isError, piece))
        {
            stdout += isError ? 0 : piece.Length;
            stderr += isError ? piece.Length : 0;
        }

        (stdout, stderr).ShouldBe((3 + 65536, 1));
    }

}
