using System.Text.Json.Serialization;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Evidence;

/// <summary>What one run left behind, as stored: facts of the engine, and names of blobs for everything else.</summary>
public sealed record RunEvidence
{
    /// <summary>Hash of everything that went in: same key, same run, no need to repeat it.</summary>
    public required string Key { get; init; }
    public required string Run { get; init; }
    public required long Seed { get; init; }
    public required string ImageId { get; init; }
    public required BoxEnd End { get; init; }
    public required int? ExitCode { get; init; }
    public required int? Signal { get; init; }

    /// <summary>Blob names.</summary>
    public required string Stdout { get; init; }
    public required string Stderr { get; init; }
    public required bool OutputTrimmed { get; init; }

    /// <summary>Result file name → blob name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Name of a kept picture → its size; null where it was not noted, and then the pictures tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // what names old evidence stays as it was
    public IReadOnlyDictionary<string, PictureSize>? PictureSizes { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }
    public required long PeakMemoryBytes { get; init; }
    public required TimeSpan CpuTime { get; init; }
    public required TimeSpan WallTime { get; init; }
    public required string Device { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Limits in words, for the report.</summary>
    public required string Limits { get; init; }

    /// <summary>Part of the run → hash of what the package asked there, whoever's work it is: another question needs another run. Null where it was not noted.</summary>
    public IReadOnlyDictionary<string, string>? Questions { get; init; }

    /// <summary>Made fresh for this run and never shown to the box: it fixes the order of hidden images and the renaming of classes. Null where nothing is hidden.</summary>
    public ulong? Secret { get; init; }

    /// <summary>Blob with the true labels of the hidden images in their original order, or null.</summary>
    public string? HiddenLabels { get; init; }

    /// <summary>Blob with the true labels of the visible images, or null.</summary>
    public string? VisibleLabels { get; init; }

    /// <summary>Blob with the true labels of the first training images, as many as a test set has, or null where nothing is measured on them.</summary>
    public string? TrainLabels { get; init; }

    /// <summary>Blob with what is to be forecast in the hidden windows, a tensor <c>targets</c> [windows, horizon]; null where nothing is.</summary>
    public string? HiddenTargets { get; init; }

    /// <summary>How many of the hidden images, from the start, are test images; the rest is held-back training data.</summary>
    public int TestImages { get; init; }

    /// <summary>How many of the test images were shown a second time, altered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] // what names old evidence stays as it was
    public int Copies { get; init; }

    /// <summary>How many images put together from parts of test images were shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Canaries { get; init; }

    /// <summary>Number of classes of the dataset; 0 where the run had none.</summary>
    public int Classes { get; init; }
}

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RunEvidence))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
