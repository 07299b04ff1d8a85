using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autograder.Sandbox.Docker;

/// <summary>Serialisers made when the program is built, so that none are made while boxes wait.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true,
    MaxDepth = 32,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(ContainerJson))]
[JsonSerializable(typeof(CreatedJson))]
[JsonSerializable(typeof(MessageJson))]
[JsonSerializable(typeof(ImageJson))]
[JsonSerializable(typeof(List<ListedJson>))]
[JsonSerializable(typeof(InspectJson))]
[JsonSerializable(typeof(WaitJson))]
[JsonSerializable(typeof(VersionJson))]
[JsonSerializable(typeof(InfoJson))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class EngineJsonContext : JsonSerializerContext;
