using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests;

/// <summary>What is asked of the engine, pinned byte by byte. To accept a change, run with AUTOGRADER_UPDATE_GOLDEN=1 and review the difference.</summary>
public sealed class ContainerSpecTests
{
    private static readonly BoxHost Host = new() { ResourceFolder = "/tmp/box", SeccompProfile = "{}", Owner = "0a1b2c3d/4026531836/4711/12345", Instance = "5e6f" };

    private static readonly BoxSpec Spec = new()
    {
        Image = ImageId.Parse("sha256:" + new string('a', 64)),
        Command = ["python3", "/task/driver/main.py", "--seed", "7"],
        Mounts = [new BoxMount("/srv/sub", "/task/sub"), new BoxMount("/srv/driver", "/task/driver")],
        Environment = new Dictionary<string, string> { ["SEED"] = "7" },
        Limits = BoxLimits.Default with { Threads = 2 },
    };

    [Fact]
    public void Asks_for_a_box_on_the_cpu() => Compare(ContainerSpec.Build(Spec, Host, 0, null, 0), "cpu");

    [Fact]
    public void Asks_for_a_gpu_through_the_runtime() =>
        Compare(ContainerSpec.Build(Spec, Host, 3, new GpuGrant("NVIDIA H100", "GPU-0123", Cdi: false), 0), "gpu");

    [Fact]
    public void Asks_for_a_gpu_through_a_device_description() =>
        Compare(ContainerSpec.Build(Spec, Host with { Runtime = "runsc", RuntimeForGpus = true }, 3, new GpuGrant("NVIDIA H100", "nvidia.com/gpu=0", Cdi: true), 0), "cdi");

    [Fact]
    public void Refuses_system_calls_by_default_and_names_none_that_must_stay_closed()
    {
        var profile = JsonNode.Parse(BoxResources.SeccompProfile).ShouldNotBeNull();
        var allowed = profile["syscalls"].ShouldNotBeNull().AsArray()
            .Where(rule => (string?)rule?["action"] == "SCMP_ACT_ALLOW" && rule["args"] is null)
            .SelectMany(rule => rule?["names"]?.AsArray() ?? [])
            .Select(name => (string?)name)
            .ToHashSet();

        ((string?)profile["defaultAction"]).ShouldBe("SCMP_ACT_ERRNO");
        string[] closed =
        [
            "ptrace", "process_vm_readv", "process_vm_writev", "userfaultfd", "perf_event_open", "io_uring_setup", "io_uring_enter", "io_uring_register",
            "memfd_secret", "keyctl", "add_key", "request_key", "clone3", "clone", "socket", "personality", "mount", "umount2", "unshare", "setns", "bpf",
            "open_by_handle_at", "name_to_handle_at", "kexec_load", "init_module", "pivot_root", "chroot", "pidfd_getfd", "kcmp", "modify_ldt", "fsopen", "move_mount",
        ];
        allowed.Intersect(closed).ShouldBeEmpty();
    }

    private static void Compare(ContainerJson container, string name)
    {
        var json = JsonSerializer.Serialize(container, Readable.ContainerJson) + "\n";
        var path = Path.Combine(Path.GetDirectoryName(Here()) ?? "", "Golden", name + ".json");
        if (Environment.GetEnvironmentVariable("AUTOGRADER_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, json);
        }
        json.ShouldBe(File.ReadAllText(path));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static readonly EngineJsonContext Readable = new(new JsonSerializerOptions(EngineJsonContext.Default.Options) { WriteIndented = true });
}
