using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Machines;

public sealed class GradingHostTests : IDisposable
{
    private readonly TestPackage _package = new();
    private readonly Clock _time = new();
    private int _connections;
    private int _described;
    private IReadOnlyList<string> _volumes = [];
    private bool _hasImage = true;

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task One_engine_serves_all_assignments()
    {
        await using var host = Host();
        var first = await MachineAsync(host);
        var second = await MachineAsync(host);
        (_connections, _described).ShouldBe((1, 1));
        second.Sandbox.ShouldBeSameAs(first.Sandbox);
        second.Slots.ShouldBeSameAs(first.Slots);
        second.Datasets.ShouldBeSameAs(first.Datasets);
        second.WorkFolder.ShouldBe(first.WorkFolder);
    }

    [Fact]
    public async Task An_image_that_was_built_anew_is_noticed()
    {
        await using var host = Host();
        await MachineAsync(host);
        _time.Now += TimeSpan.FromMinutes(2);
        await MachineAsync(host);
        _described.ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_image_is_our_fault_and_looked_for_again()
    {
        await using var host = Host();
        _hasImage = false;
        (await Should.ThrowAsync<GradingFault>(() => MachineAsync(host))).Message.ShouldContain("autograder/numpy");
        _hasImage = true;
        await MachineAsync(host);
    }

    [Fact]
    public async Task A_package_that_runs_nothing_needs_no_engine()
    {
        await using var host = Host();
        var paper = _package.Load() with { Items = [] };
        (await host.MachineForAsync(paper, new EvidenceStore(_package.Root), CancellationToken.None)).WorkFolder.ShouldNotBeEmpty();
        _connections.ShouldBe(0);
    }

    [Fact]
    public async Task An_image_with_volumes_is_not_used()
    {
        _volumes = ["/data"];
        await using var host = Host();
        (await Should.ThrowAsync<GradingFault>(() => MachineAsync(host))).Message.ShouldContain("/data");
    }

    private Task<GradingMachine> MachineAsync(GradingHost host) =>
        host.MachineForAsync(_package.Load(), new EvidenceStore(_package.Root), CancellationToken.None);

    private GradingHost Host() => new(
        new GradingHostOptions
        {
            CacheFolder = Path.Combine(_package.Root, "cache"),
            ConnectAsync = _ =>
            {
                _connections++;
                return Task.FromResult(Engine());
            },
        },
        _time);

    private BoxEngine Engine() => new()
    {
        Sandbox = new FakeSandbox(_ => TestEvidence.Facts("{}")),
        DescribeImageAsync = (name, _) =>
        {
            _described++;
            return Task.FromResult(_hasImage && name == "autograder/numpy" ? new ImageFacts(ImageId.Parse(TestEvidence.Image), DateTimeOffset.UnixEpoch) { Volumes = _volumes } : null);
        },
        InspectAsync = _ => Task.FromResult(TestEngine.Report),
    };

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
