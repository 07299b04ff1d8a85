using System.Globalization;
using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.InBox;

/// <summary>Turns a request into the container that is asked of the engine. A pure function, pinned by golden files, so that a lost setting shows in review.</summary>
internal static class ContainerSpec
{
    public const string OwnerLabel = "autograder.owner";
    public const string InstanceLabel = "autograder.instance";
    public const string UntilLabel = "autograder.until-uptime";
    private const int FirstUser = 20000;
    private const int GraceSeconds = 2;

    /// <summary>gVisor's own threads are counted with those of the box.</summary>
    private const int ThreadsOfGvisor = 256;

    /// <summary>Builds the container.</summary>
    /// <param name="spec">The request.</param>
    /// <param name="host">What comes from the machine.</param>
    /// <param name="slot">Which of the boxes that run at one time this is; each has a user of its own.</param>
    /// <param name="gpu">The GPU it is given, or null.</param>
    /// <param name="until">When it is surely abandoned if it still exists: seconds since the machine was started, because clocks are set.</param>
    public static ContainerJson Build(BoxSpec spec, BoxHost host, int slot, GpuGrant? gpu, long until)
    {
        var user = (FirstUser + slot).ToString(CultureInfo.InvariantCulture);
        return new ContainerJson
        {
            Image = spec.Image.ToString(),
            User = $"{user}:{user}",
            Hostname = "sandbox",
            WorkingDir = spec.WorkingDirectory,
            Entrypoint = ["/usr/bin/python3", "-P", "-s", BoxPaths.Shim + "/shim.py"],
            Cmd = [.. WatcherArguments(spec.Limits), .. spec.Command],
            Env = BoxEnvironment.Of(spec, gpu),
            Labels = new Dictionary<string, string>
            {
                [OwnerLabel] = host.Owner,
                [InstanceLabel] = host.Instance,
                [UntilLabel] = until.ToString(CultureInfo.InvariantCulture),
            },
            HostConfig = HostConfig(spec, host, user, gpu),
        };
    }

    // Without the engine's own init: the watcher is the first process, reaps what others leave, and is out of the command's reach for being it.
    private static HostConfigJson HostConfig(BoxSpec spec, BoxHost host, string user, GpuGrant? gpu) => new()
    {
        Runtime = gpu is null || host.RuntimeForGpus ? host.Runtime : null,
        SecurityOpt = ["no-new-privileges:true", "seccomp=" + host.SeccompProfile],
        Memory = spec.Limits.MemoryBytes,
        MemorySwap = spec.Limits.MemoryBytes,
        NanoCpus = spec.Limits.Threads * 1_000_000_000L,
        PidsLimit = spec.Limits.Processes + (MadeByGvisor(host, gpu) ? ThreadsOfGvisor : 0),
        OomScoreAdj = 500,
        ShmSize = spec.Limits.SharedMemoryBytes,
        Ulimits = Ulimits(spec.Limits, gpu),
        Tmpfs = Tmpfs(spec.Limits, user),
        Mounts =
        [
            .. spec.Mounts.Select(mount => new MountJson(mount.HostPath, mount.BoxPath)),
            .. spec.Masks.Select(path => new MountJson(Path.Combine(host.ResourceFolder, BoxResources.Empty), path)),
            new MountJson(host.ResourceFolder, BoxPaths.Shim),
            new MountJson(Path.Combine(host.ResourceFolder, "hosts"), "/etc/hosts"),
        ],
        DeviceRequests = gpu is null ? null : [Device(gpu)],
    };

    private static bool MadeByGvisor(BoxHost host, GpuGrant? gpu) => host.Runtime == "runsc" && (gpu is null || host.RuntimeForGpus);

    private static IEnumerable<string> WatcherArguments(BoxLimits limits) => new[]
    {
        limits.WallTime.TotalSeconds,
        limits.CpuTime.TotalSeconds,
        limits.Threads,
        limits.OutputBytes,
        Math.Max(1 << 20, limits.OutputBytes * BoxLimits.OutputKillFactor),
        limits.CollectedFiles,
        limits.CollectedBytes,
    }.Select(number => number.ToString(CultureInfo.InvariantCulture));

    // No nproc: it counts a user's processes on the whole machine. PidsLimit counts those of the box.
    private static UlimitJson[] Ulimits(BoxLimits limits, GpuGrant? gpu)
    {
        var cpu = (long)Math.Ceiling(limits.CpuTime.TotalSeconds) + GraceSeconds;
        var file = Math.Max(limits.DiskBytes, limits.SharedMemoryBytes);
        const long stack = 16 * 1024 * 1024;
        UlimitJson[] always =
        [
            new("core", 1, 1), // not 0, at which a machine that hands dumps to a program does so all the same (core(5))
            new("cpu", cpu, cpu + GraceSeconds),
            new("fsize", file, file),
            new("nofile", 4096, 4096),
            new("stack", stack, stack),
        ];
        return gpu is null ? always : [.. always, new("memlock", -1, -1)];
    }

    private static Dictionary<string, string> Tmpfs(BoxLimits limits, string user)
    {
        string Folder(int inodes) => string.Create(
            CultureInfo.InvariantCulture,
            $"rw,nosuid,nodev,noexec,size={limits.DiskBytes},nr_inodes={inodes},mode=0700,uid={user},gid={user}");
        return new Dictionary<string, string>
        {
            [BoxPaths.Temporary] = Folder(65536),
            [BoxPaths.Out] = Folder(Math.Max(1024, 4 * limits.CollectedFiles)),
            [BoxPaths.Work] = Folder(65536),
        };
    }

    private static DeviceRequestJson Device(GpuGrant gpu) => gpu.Cdi
        ? new DeviceRequestJson("cdi", [gpu.Id], null)
        : new DeviceRequestJson("nvidia", [gpu.Id], [["gpu", "compute", "utility"]]);
}
