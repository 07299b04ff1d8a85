using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

public sealed class EngineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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
        KnownHoles.Open(new EngineVersions(engine, runc), runc: true, gpus: true).Select(hole => hole.Id).ShouldBe(holes);

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
        var pool = new SlotPool(_folder);
        new[] { pool.Take(), pool.Take(), pool.Take() }.ShouldBe([0, 1, 2]);
        pool.Return(1);
        pool.Return(0);
        new[] { pool.Take(), pool.Take(), pool.Take() }.ShouldBe([0, 1, 3]);
    }

    [Fact]
    public void Two_graders_of_a_machine_never_share_a_user()
    {
        var (one, other) = (new SlotPool(_folder), new SlotPool(_folder));
        new[] { one.Take(), other.Take(), one.Take(), other.Take() }.ShouldBe([0, 1, 2, 3]);
        one.Return(0);
        other.Take().ShouldBe(0);
    }

    [Theory]
    [InlineData("1.6.20~ds1", "", new[] { "CVE-2024-40635", "CVE-2024-25621" })]
    [InlineData("1.7.29", "1.17.3", new[] { "CVE-2025-23359", "CVE-2025-23266", "CVE-2025-23267", "CVE-2026-24260" })]
    [InlineData("2.3.5", "1.16.1", new[] { "CVE-2024-0132", "CVE-2025-23359", "CVE-2025-23266", "CVE-2025-23267", "CVE-2026-24260" })]
    [InlineData("2.2.0", "1.17.8", new[] { "CVE-2026-24260" })]
    [InlineData("2.2.0", "1.19.0", new[] { "CVE-2026-24260" })]
    [InlineData("2.2.0", "1.19.1", new string[0])]
    [InlineData("2.2.0", "1.20.0", new string[0])]
    [InlineData("2.2.0", "2.0.0", new string[0])]
    public void Holes_of_containerd_and_the_gpu_toolkit_are_known(string containerd, string toolkit, string[] holes) =>
        KnownHoles.Open(new EngineVersions("30.0.0", "1.4.0", containerd, toolkit), runc: true, gpus: true).Select(hole => hole.Id).ShouldBe(holes);

    [Fact]
    public void The_toolkit_says_its_version_among_other_words() =>
        ToolkitVersion.Parse("NVIDIA Container Toolkit CLI version 1.17.8\ncommit: f202b80a\n").ShouldBe("1.17.8");

    [Theory]
    [InlineData(null, true, "runsc")]
    [InlineData("auto", true, "runsc")]
    [InlineData("auto", false, null)]
    [InlineData("runsc", true, "runsc")]
    [InlineData("runc", true, null)]
    public void Gvisor_makes_the_boxes_where_it_is_offered_unless_told_otherwise(string? wish, bool offered, string? chosen) =>
        RuntimeChoice.Of(wish, Offering(offered)).ShouldBe(chosen);

    [Fact]
    public void A_runtime_that_is_asked_for_and_missing_is_our_fault_with_the_way_out()
    {
        Should.Throw<SandboxException>(() => RuntimeChoice.Of("runsc", Offering(false))).Message.ShouldContain("runsc install -- --network=none");
        Should.Throw<SandboxException>(() => RuntimeChoice.Of("kata", Offering(true))).Message.ShouldContain("auto, runsc or runc");
    }

    [Fact]
    public void Holes_of_runc_do_not_reach_boxes_of_gvisor()
    {
        var version = new VersionJson("29.9.0", null, null, [new("runc", "1.1.5+ds1"), new("containerd", "1.6.20")]);
        var (plain, guarded) = (EngineReader.Report(Offering(false), version, "", (null, false), []), EngineReader.Report(Offering(true), version, "", ("runsc", false), []));

        plain.Danger.ShouldNotBeNull().ShouldContain("CVE-2025-31133 (closed by runc 1.2.8 or 1.3.3)");
        guarded.Danger.ShouldBeNull();
        guarded.Words.ShouldBe("Docker 29.9.0, containerd 1.6.20, runc 1.1.5+ds1; boxes are made by runsc");
    }

    [Theory]
    [InlineData(false, false, true)] // runc makes the boxes that are given a GPU
    [InlineData(true, false, false)] // gVisor was asked for by name and makes them, too
    [InlineData(true, true, true)]
    public void Boxes_with_a_gpu_are_reached_by_what_makes_them_and_by_what_hands_it_over(bool gvisor, bool oldToolkit, bool reached)
    {
        var version = new VersionJson("29.9.0", null, null, [new("runc", "1.2.7")]);
        var toolkit = oldToolkit ? "1.19.0" : "1.19.1";

        EngineReader.Report(Offering(true), version, toolkit, ("runsc", gvisor), [new GpuGrant("A card", "GPU-1", Cdi: false)]).OpenHoles.Any(hole => hole.ReachesUs).ShouldBe(reached);
        EngineReader.Report(Offering(true), version, toolkit, ("runsc", gvisor), []).Danger.ShouldBeNull();
    }

    private static InfoJson Offering(bool gvisor) => new()
    {
        DefaultRuntime = "runc",
        Runtimes = gvisor ? new() { ["runc"] = new("runc"), ["runsc"] = new("/usr/bin/runsc") } : new() { ["runc"] = new("runc") },
    };

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
