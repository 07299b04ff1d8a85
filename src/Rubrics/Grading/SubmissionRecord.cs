using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Grading;

/// <summary>What is kept of a submission, so that it can be judged again without running anything: names of its files and of its evidence.</summary>
public sealed record SubmissionRecord
{
    public required SubmissionStamp Stamp { get; init; }

    /// <summary>Accepted files by name, content in the blob store; empty where the upload was refused.</summary>
    public required IReadOnlyList<StoredFile> Files { get; init; }
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>Why the upload was refused; empty where it was accepted.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>What of ours broke; null where nothing did. Without evidence nothing can be judged, so a regrade says it again.</summary>
    public string? Fault { get; init; }

    /// <summary>Evidence in the order in which it was made.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Runs that could not be made and why.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs left out on purpose.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The files with their content.</summary>
    /// <exception cref="GradingFault">A file is missing or damaged.</exception>
    public IReadOnlyList<IntakeFile> FilesFrom(BlobStore blobs) => [.. Files.Select(f => new IntakeFile(f.Path, blobs.Get(f.Sha256), f.Sha256))];

    /// <summary>The record as it is stored.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SubmissionRecordJson.Default.SubmissionRecord);

    /// <summary>A stored record.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static SubmissionRecord OfJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, SubmissionRecordJson.Default.SubmissionRecord) ?? throw new JsonException("it is empty");
}

/// <summary>A file of a submission by its hash.</summary>
public sealed record StoredFile(string Path, string Sha256);

[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SubmissionRecord))]
internal sealed partial class SubmissionRecordJson : JsonSerializerContext;
