using System.Diagnostics;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Boxes;

/// <summary>Nothing stays behind, whoever ends what.</summary>
public sealed class LifetimeTests(BoxFixture fixture) : IClassFixture<BoxFixture>
{
    [Fact]
    public async Task Disposing_waits_until_every_box_is_gone()
    {
        var boxes = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => boxes.RunAsync(Marked("pass", "disposed"), CancellationToken.None)));
        await boxes.DisposeAsync();

        (await CountAsync("disposed")).ShouldBe(0);
    }

    [Fact]
    public async Task Cancelling_removes_the_box_before_it_is_reported()
    {
        using var cancel = new CancellationTokenSource();
        var run = fixture.Boxes.RunAsync(Marked("import time; time.sleep(60)", "cancelled"), cancel.Token);
        while (await CountAsync("cancelled") == 0)
        {
            await Task.Yield();
        }
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run);
        (await CountAsync("cancelled")).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_grader_removes_boxes_of_dead_ones_and_leaves_those_of_the_living()
    {
        var here = OwnerIdentity.Current();
        const long later = long.MaxValue;
        var dead = await CreateAsync(here with { StartedTicks = here.StartedTicks + 1 }, later);
        var alive = await CreateAsync(here, later);
        var over = await CreateAsync(here with { Namespace = "1" }, 0);

        await (await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None)).DisposeAsync();

        await GoneAsync(dead); // another fixture's look may be removing them at this moment
        await GoneAsync(over);
        var left = await IdsAsync();
        await fixture.Docker.RemoveAsync(alive, CancellationToken.None);
        left.ShouldContain(alive);
    }

    [Fact]
    public async Task A_box_that_is_killed_from_outside_is_our_failure()
    {
        var run = fixture.Boxes.RunAsync(Marked("print('here', flush=True)\nimport time; time.sleep(60)", "killed"), CancellationToken.None);
        string? id = null;
        while (id is null || await ProcessesAsync(id) < 2)
        {
            id = (await ListAsync("killed")).FirstOrDefault();
        }
        await fixture.Docker.KillAsync(id, CancellationToken.None);

        (await Should.ThrowAsync<SandboxException>(run)).Message.ShouldContain("ended from outside");
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_our_failure()
    {
        var spec = fixture.Script("pass") with { Image = ImageId.Parse("sha256:" + new string('0', 64)) };

        var failure = await Should.ThrowAsync<SandboxException>(fixture.Boxes.RunAsync(spec, CancellationToken.None));
        failure.Evidence.ShouldContain("No such image");
    }

    [Fact]
    public async Task A_gpu_that_is_required_and_not_there_is_our_failure_and_a_preferred_one_a_note()
    {
        await using var boxes = await DockerSandbox.ConnectAsync(new DockerSandboxOptions { DetectGpus = false }, TimeProvider.System, CancellationToken.None);
        var facts = await boxes.RunAsync(fixture.Script("pass") with { Gpu = new GpuRequest(GpuNeed.Preferred, 0) }, CancellationToken.None);

        facts.Device.ShouldBe("cpu");
        facts.Notes.Single().ShouldContain("No GPU");
        await Should.ThrowAsync<SandboxException>(boxes.RunAsync(fixture.Script("pass") with { Gpu = new GpuRequest(GpuNeed.Required, 0) }, CancellationToken.None));
    }

    [Fact]
    public async Task No_engine_is_said_plainly()
    {
        var failure = await Should.ThrowAsync<SandboxException>(
            DockerSandbox.ConnectAsync(new DockerSandboxOptions { SocketPath = "/nowhere/docker.sock" }, TimeProvider.System, CancellationToken.None));
        failure.Message.ShouldContain("Docker does not answer at /nowhere/docker.sock");
    }

    [Fact]
    public async Task The_engine_describes_itself()
    {
        var report = await fixture.Boxes.InspectEngineAsync(CancellationToken.None);

        report.EngineVersion.ShouldNotBeEmpty();
        report.CgroupVersion.ShouldBeOneOf("1", "2");
        report.Cores.ShouldBePositive();
        report.MemoryBytes.ShouldBePositive();
    }

    [Fact]
    public async Task Looking_at_the_engine_removes_nothing_and_leftovers_are_removed_once_a_minute()
    {
        var time = new LaterTime();
        await using var boxes = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), time, CancellationToken.None);
        var soon = await CreateAsync(OwnerIdentity.Current() with { Namespace = "1" }, Reaper.Uptime(TimeProvider.System) + 60);
        await boxes.RemoveLeftoversAsync(CancellationToken.None);
        time.By = TimeSpan.FromMinutes(2);
        await boxes.InspectEngineAsync(CancellationToken.None);
        (await IdsAsync()).ShouldContain(soon);

        await boxes.RemoveLeftoversAsync(CancellationToken.None);
        await GoneAsync(soon);
    }

    // A box is found again by a mount of its own, because its labels are the grader's alone.
    private BoxSpec Marked(string source, string mark)
    {
        var spec = fixture.Script(source);
        return spec with { Mounts = [.. spec.Mounts, new BoxMount(spec.Mounts[0].HostPath, "/task/in/" + mark)] };
    }

    private async Task<IReadOnlyList<string?>> IdsAsync() =>
        [.. (await fixture.Docker.ListAsync("label", ContainerSpec.OwnerLabel, CancellationToken.None)).Select(container => container.Id)];

    private async Task GoneAsync(string id)
    {
        for (var looks = 300; await fixture.Docker.ExistsAsync(id); looks--)
        {
            looks.ShouldBePositive($"{id} is still there");
            await Task.Delay(100);
        }
    }

    private async Task<int> CountAsync(string mark) => (await ListAsync(mark)).Count;

    private async Task<IReadOnlyList<string>> ListAsync(string mark)
    {
        var found = new List<string>();
        foreach (var container in await fixture.Docker.ListAsync("volume", "/task/in/" + mark, CancellationToken.None))
        {
            if (container.Id is { } id && await fixture.Docker.ExistsAsync(id))
            {
                found.Add(id);
            }
        }

        return found;
    }

    // Two: the watcher and the command.
    private static async Task<int> ProcessesAsync(string id)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", ["top", id, "-o", "pid"]) { RedirectStandardOutput = true, RedirectStandardError = true });
        process.ShouldNotBeNull();
        var lines = await process.StandardOutput.ReadToEndAsync();
        return lines.Count(c => c == '\n') - 1;
    }

    private async Task<string> CreateAsync(OwnerIdentity owner, long until)
    {
        var host = new BoxHost { ResourceFolder = Path.GetTempPath(), SeccompProfile = BoxResources.SeccompProfile, Owner = owner.ToString(), Instance = "test" };
        var spec = fixture.Script("pass");
        var container = ContainerSpec.Build(spec, host, 63, null, until);
        return (await fixture.Docker.CreateAsync(container with { HostConfig = container.HostConfig with { Mounts = [] } }, CancellationToken.None)).Id;
    }

    private sealed class LaterTime : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override long GetTimestamp() => base.GetTimestamp() + (long)(By.TotalSeconds * TimestampFrequency);
    }
}
