namespace Autograder.Sandbox;

/// <summary>What the Docker engine of this machine is and which known holes it has.</summary>
public sealed record EngineReport
{
    /// <summary>The engine's version, such as "20.10.24+dfsg1".</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The version of runc, or of whatever the default runtime is; empty when the engine does not say.</summary>
    public required string RuntimeVersion { get; init; }

    /// <summary>The version of containerd; empty when the engine does not say.</summary>
    public string ContainerdVersion { get; init; } = "";

    /// <summary>The version of NVIDIA's Container Toolkit; empty where there is none.</summary>
    public string ToolkitVersion { get; init; } = "";

    /// <summary>What makes boxes: "runsc" (gVisor) where the engine offers it, otherwise its own runtime.</summary>
    public string BoxRuntime { get; init; } = "";

    /// <summary>"1" or "2".</summary>
    public required string CgroupVersion { get; init; }

    /// <summary>Such as "overlay2".</summary>
    public required string StorageDriver { get; init; }

    /// <summary>The kernel's version.</summary>
    public required string KernelVersion { get; init; }

    /// <summary>Cores the engine may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory of the machine in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Such as "name=seccomp,profile=default".</summary>
    public required IReadOnlyList<string> SecurityOptions { get; init; }

    /// <summary>Warnings of the engine itself, such as "No swap limit support".</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>GPUs that a box can be given, by name.</summary>
    public required IReadOnlyList<string> Gpus { get; init; }

    /// <summary>Published holes that these versions have. Shown always, enforced where somebody asks for it.</summary>
    public required IReadOnlyList<KnownHole> OpenHoles { get; init; }

    /// <summary>The versions in one line, for logs.</summary>
    public string Words => $"Docker {EngineVersion}, containerd {Known(ContainerdVersion)}, runc {Known(RuntimeVersion)}"
        + (ToolkitVersion.Length > 0 ? $", NVIDIA toolkit {ToolkitVersion}" : "") + $"; boxes are made by {Known(BoxRuntime)}";

    /// <summary>The holes that reach boxes, in one sentence with what to do; null where there are none.</summary>
    public string? Danger => OpenHoles.Where(hole => hole.ReachesUs).ToList() is { Count: > 0 } holes
        ? $"This machine has known holes that untrusted code may use: {string.Join("; ", holes.Select(hole => $"{hole.Id} (closed by {hole.FixedIn})"))}. Update, unless your distribution has carried the repairs back{(Gpus.Count == 0 ? ", or let gVisor make the boxes" : "")}."
        : null;

    private static string Known(string version) => version.Length > 0 ? version : "of an unknown version";
}
