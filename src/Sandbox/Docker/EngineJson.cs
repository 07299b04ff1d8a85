using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autograder.Sandbox.Docker;

// What the engine answers, as far as we read it. Everything may be missing: engines differ.

internal sealed record CreatedJson(string? Id, List<string>? Warnings);

internal sealed record MessageJson(string? Message);

internal sealed record ImageJson(string? Id, DateTimeOffset? Created, ImageConfigJson? Config);

internal sealed record ImageConfigJson(Dictionary<string, JsonElement>? Volumes);

internal sealed record ListedJson(string? Id, Dictionary<string, string>? Labels);

internal sealed record InspectJson(StateJson? State);

internal sealed record StateJson(bool Running, bool OOMKilled, int ExitCode, string? Error);

internal sealed record WaitJson(int StatusCode);

internal sealed record VersionJson(string? Version, string? ApiVersion, string? KernelVersion, List<ComponentJson>? Components);

internal sealed record ComponentJson(string? Name, string? Version);

internal sealed record InfoJson
{
    public string? ServerVersion { get; init; }
    public string? CgroupVersion { get; init; }
    public string? Driver { get; init; }
    public string? KernelVersion { get; init; }

    [JsonPropertyName("NCPU")]
    public int Cores { get; init; }

    public long MemTotal { get; init; }
    public List<string>? SecurityOptions { get; init; }
    public List<string>? Warnings { get; init; }
    public Dictionary<string, RuntimeJson>? Runtimes { get; init; }
    public string? DefaultRuntime { get; init; }

    public List<DiscoveredDeviceJson>? DiscoveredDevices { get; init; }
}

internal sealed record RuntimeJson([property: JsonPropertyName("path")] string? Path);

internal sealed record DiscoveredDeviceJson(string? Source, [property: JsonPropertyName("ID")] string? Id);
