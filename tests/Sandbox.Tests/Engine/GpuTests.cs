using Autograder.Sandbox.Docker;
using Autograder.Sandbox.Engine;
using Autograder.Sandbox.InBox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

public sealed class GpuTests : IDisposable
{
    private const long GiB = 1L << 30;
    private static readonly GpuGrant Small = new("T4", "GPU-1", Cdi: false);
    private static readonly GpuGrant Large = new("H100", "GPU-2", Cdi: false);
    private static readonly GpuRequest Preferred = new(GpuNeed.Preferred, 0);
    private static readonly ImageId Image = ImageId.TryParse("sha256:" + new string('a', 64), out var id) ? id : default;

    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_gpu_is_lent_to_one_box_at_a_time_whichever_grader_makes_it()
    {
        var (ours, theirs) = (new GpuPool([Small], _folder), new GpuPool([Small], _folder));
        (await ours.TakeAsync(Preferred, CancellationToken.None)).ShouldBe(Small);
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1.2));
        await Should.ThrowAsync<OperationCanceledException>(() => theirs.TakeAsync(Preferred, impatient.Token).AsTask());
        var waiting = theirs.TakeAsync(Preferred, CancellationToken.None).AsTask();
        ours.Return(Small);
        (await waiting).ShouldBe(Small);
    }

    [Fact]
    public async Task A_gpu_is_lent_to_one_box_at_a_time()
    {
        var pool = new GpuPool([Small], _folder);
        var first = await pool.TakeAsync(Preferred, CancellationToken.None);
        var second = pool.TakeAsync(Preferred, CancellationToken.None).AsTask();
        first.ShouldBe(Small);
        second.IsCompleted.ShouldBeFalse();
        pool.Return(Small);
        (await second).ShouldBe(Small);
        (await pool.TakeAsync(GpuRequest.None, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_request_for_memory_gets_a_gpu_that_has_it()
    {
        var table = new DeviceTable(_folder, new() { ["GPU-1"] = [new(16 * GiB, 0, "550")], ["GPU-2"] = [new(80 * GiB, 0, "550")] });
        var lender = table.Lender(Small, Large);
        (await lender.TakeAsync(new GpuRequest(GpuNeed.Required, 40 * GiB), Image, CancellationToken.None))!.Device.ShouldBe("H100, 81920 MiB, driver 550");
        (await lender.TakeAsync(Preferred, Image, CancellationToken.None))!.Gpu.ShouldBe(Small);
    }

    [Fact]
    public async Task Too_little_memory_everywhere_falls_back_to_the_cpu_or_says_so()
    {
        var lender = new DeviceTable(_folder, new() { ["GPU-1"] = [new(16 * GiB, 0, "550")] }).Lender(Small);
        (await lender.TakeAsync(new GpuRequest(GpuNeed.Preferred, 40 * GiB), Image, CancellationToken.None)).ShouldBeNull();
        var refused = await Should.ThrowAsync<SandboxException>(() => lender.TakeAsync(new GpuRequest(GpuNeed.Required, 40 * GiB), Image, CancellationToken.None));
        refused.Message.ShouldContain("40960 MiB");
        refused.Message.ShouldContain("16384 MiB");
    }

    [Fact]
    public async Task Nobody_gets_a_gpu_before_its_memory_is_free_again()
    {
        var table = new DeviceTable(_folder, new() { ["GPU-1"] = [new(16 * GiB, 0, "550"), new(16 * GiB, 9 * GiB, "550"), new(16 * GiB, 9 * GiB, "550"), new(16 * GiB, 0, "550")] });
        var lender = table.Lender(Small);
        var lease = await lender.TakeAsync(Preferred, Image, CancellationToken.None);
        var back = lender.ReturnAsync(lease!, Image, CancellationToken.None);
        var next = lender.TakeAsync(Preferred, Image, CancellationToken.None);
        next.IsCompleted.ShouldBeFalse();
        table.Time.Advance(TimeSpan.FromSeconds(1));
        next.IsCompleted.ShouldBeFalse();
        table.Time.Advance(TimeSpan.FromSeconds(1));
        (await back).ShouldBe(GpuReturn.Fine);
        (await next)!.Gpu.ShouldBe(Small);
    }

    [Fact]
    public async Task A_gpu_whose_memory_never_comes_free_is_lent_no_more_and_the_result_stands()
    {
        var table = new DeviceTable(_folder, new() { ["GPU-1"] = [new(16 * GiB, 0, "550"), new(16 * GiB, 9 * GiB, "550")] });
        var lender = table.Lender(Small);
        var back = await table.GiveBackAsync(lender, await lender.TakeAsync(Preferred, Image, CancellationToken.None));
        back.Lost.ShouldBeFalse();
        back.Trouble!.ShouldContain("9216 MiB");
        (await lender.TakeAsync(Preferred, Image, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_gpu_that_does_not_answer_after_a_run_was_lost()
    {
        var table = new DeviceTable(_folder, new() { ["GPU-1"] = [new(16 * GiB, 0, "550"), null], ["GPU-2"] = [new(80 * GiB, 0, "550")] });
        var lender = table.Lender(Small, Large);
        var back = await table.GiveBackAsync(lender, await lender.TakeAsync(Preferred, Image, CancellationToken.None));
        back.Lost.ShouldBeTrue();
        back.Trouble!.ShouldContain("does not answer");
        (await lender.TakeAsync(Preferred, Image, CancellationToken.None))!.Gpu.ShouldBe(Large);
    }

    [Fact]
    public async Task A_gpu_that_tells_nothing_of_itself_is_lent_all_the_same()
    {
        var lender = new DeviceTable(_folder, new() { ["GPU-1"] = [null] }).Lender(Small);
        var lease = await lender.TakeAsync(new GpuRequest(GpuNeed.Required, 40 * GiB), Image, CancellationToken.None);
        lease!.Device.ShouldBe("T4");
        (await lender.ReturnAsync(lease, Image, CancellationToken.None)).ShouldBe(GpuReturn.Fine);
    }

    [Theory]
    [InlineData("81559, 4, 550.54.15\n", 81559, 4)]
    [InlineData(" 16384 , 0 , 470.1", 16384, 0)]
    public void What_a_device_answers_is_read(string answer, int total, int used) =>
        GpuReading.Parse(answer).ShouldBe(new GpuReading((long)total << 20, (long)used << 20, answer.Split(',')[2].Trim()));

    [Theory]
    [InlineData("")]
    [InlineData("No devices were found")]
    [InlineData("[Insufficient Permissions], 3, 550")]
    [InlineData("16384, 99999, 550")]
    [InlineData("16384, 0, 550\n16384, 0, 550")]
    [InlineData("-1, 0, 550")]
    public void Any_other_answer_is_none(string answer) => GpuReading.Parse(answer).ShouldBeNull();

    [Fact]
    public void Gpus_are_found_by_what_the_driver_lists_and_the_engine_can_hand_over()
    {
        using var driver = new DriverFolder();
        driver.Add("0000:01:00.0", "NVIDIA H100 80GB HBM3", "GPU-0123", minor: 0);
        GpuDetection.Find(new InfoJson(), driver.Path).ShouldBeEmpty();
        GpuDetection.Find(WithRuntime, driver.Path).ShouldBe([new GpuGrant("NVIDIA H100 80GB HBM3", "GPU-0123", Cdi: false)]);
        GpuDetection.Find(WithCdi("all", "0", "GPU-0123"), driver.Path).ShouldBe([new GpuGrant("NVIDIA H100 80GB HBM3", "nvidia.com/gpu=0", Cdi: true)]);
    }

    [Fact]
    public void A_divided_gpu_is_lent_slice_by_slice_and_never_whole()
    {
        using var driver = new DriverFolder();
        driver.Add("0000:01:00.0", "A30", "GPU-1", minor: 0);
        driver.Add("0000:02:00.0", "A100", "GPU-2", minor: 1, "gi1/ci0", "gi2/ci0");
        GpuDetection.Find(WithRuntime, driver.Path).ShouldBe(
            [new GpuGrant("A30", "GPU-1", Cdi: false), new GpuGrant("A100, slice 0", "1:0", Cdi: false), new GpuGrant("A100, slice 1", "1:1", Cdi: false)]);
        GpuDetection.Find(WithCdi("0", "1", "1:1", "1:0", "all"), driver.Path).Select(g => g.Id)
            .ShouldBe(["nvidia.com/gpu=0", "nvidia.com/gpu=1:0", "nvidia.com/gpu=1:1"]);
    }

    private static readonly InfoJson WithRuntime = new() { Runtimes = new() { ["nvidia"] = new("nvidia-container-runtime") } };

    private static InfoJson WithCdi(params string[] names) => new() { DiscoveredDevices = [.. names.Select(n => new DiscoveredDeviceJson("cdi", $"nvidia.com/gpu={n}"))] };

    /// <summary>A table of devices that answer in turn; the last answer is repeated.</summary>
    private sealed class DeviceTable(string folder, Dictionary<string, GpuReading?[]> answers)
    {
        private readonly Dictionary<string, int> _asked = [];

        public ManualTime Time { get; } = new();

        public GpuLender Lender(params GpuGrant[] gpus) => new(new GpuPool(gpus, folder), (gpu, _, _) => Task.FromResult(Answer(gpu)), Time);

        public async Task<GpuReturn> GiveBackAsync(GpuLender lender, GpuLease? lease)
        {
            var back = lender.ReturnAsync(lease!, Image, CancellationToken.None);
            for (var second = 0; second < 20 && !back.IsCompleted; second++)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
            }

            return await back;
        }

        private GpuReading? Answer(GpuGrant gpu)
        {
            var count = _asked[gpu.Id] = _asked.GetValueOrDefault(gpu.Id) + 1;
            var all = answers[gpu.Id];
            return all[Math.Min(count, all.Length) - 1];
        }
    }

    /// <summary>What the driver shows of itself under /proc.</summary>
    private sealed class DriverFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

        public string Path => _folder.FullName;

        public void Add(string bus, string model, string id, int minor, params string[] slices)
        {
            var card = _folder.CreateSubdirectory($"gpus/{bus}");
            File.WriteAllText(System.IO.Path.Combine(card.FullName, "information"), $"Model: \t\t {model}\nIRQ: 5\nGPU UUID: \t {id}\nDevice Minor: \t {minor}\n");
            foreach (var slice in slices)
            {
                _folder.CreateSubdirectory($"capabilities/gpu{minor}/mig/{slice}");
            }
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
