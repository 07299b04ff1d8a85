namespace Autograder.Sandbox.Docker;

// What is sent to POST /containers/create, with the engine's own names. A field that is left out keeps the engine's default.

internal sealed record ContainerJson
{
    public required string Image { get; init; }
    public required string User { get; init; }
    public required string Hostname { get; init; }
    public required string WorkingDir { get; init; }
    public required IReadOnlyList<string> Entrypoint { get; init; }
    public required IReadOnlyList<string> Cmd { get; init; }
    public required IReadOnlyList<string> Env { get; init; }
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public bool Tty { get; init; }
    public bool OpenStdin { get; init; }
    public bool AttachStdin { get; init; }
    public bool AttachStdout { get; init; } = true;
    public bool AttachStderr { get; init; } = true;
    public bool NetworkDisabled { get; init; } = true;
    public int StopTimeout { get; init; } = 1;
    public HealthcheckJson Healthcheck { get; init; } = new(["NONE"]);
    public required HostConfigJson HostConfig { get; init; }
}

internal sealed record HealthcheckJson(IReadOnlyList<string> Test);

internal sealed record HostConfigJson
{
    public string? Runtime { get; init; }
    public bool ReadonlyRootfs { get; init; } = true;
    public bool Privileged { get; init; }
    public bool AutoRemove { get; init; }
    public string NetworkMode { get; init; } = "none";
    public string IpcMode { get; init; } = "private";
    public string CgroupnsMode { get; init; } = "private";
    public IReadOnlyList<string> CapDrop { get; init; } = ["ALL"];
    public required IReadOnlyList<string> SecurityOpt { get; init; }
    public required long Memory { get; init; }
    public required long MemorySwap { get; init; }
    public required long NanoCpus { get; init; }
    public required int PidsLimit { get; init; }
    public required int OomScoreAdj { get; init; }
    public required long ShmSize { get; init; }
    public required IReadOnlyList<UlimitJson> Ulimits { get; init; }
    public required IReadOnlyDictionary<string, string> Tmpfs { get; init; }
    public required IReadOnlyList<MountJson> Mounts { get; init; }
    public IReadOnlyList<DeviceRequestJson>? DeviceRequests { get; init; }
    public LogConfigJson LogConfig { get; init; } = new("none");
    public RestartPolicyJson RestartPolicy { get; init; } = new("no");
}

internal sealed record UlimitJson(string Name, long Soft, long Hard);

internal sealed record MountJson(string Source, string Target)
{
    public string Type { get; init; } = "bind";
    public bool ReadOnly { get; init; } = true;
    public BindOptionsJson BindOptions { get; init; } = new("rprivate");
}

internal sealed record BindOptionsJson(string Propagation);

internal sealed record DeviceRequestJson(string Driver, IReadOnlyList<string> DeviceIDs, IReadOnlyList<IReadOnlyList<string>>? Capabilities);

internal sealed record LogConfigJson(string Type);

internal sealed record RestartPolicyJson(string Name);
