using System.Security.Cryptography;
using System.Text.Json;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Evidence;

/// <summary>Everything runs left behind, stored by hash before anything is judged.</summary>
/// <param name="blobs">The bytes behind the records.</param>
/// <param name="index">The records, by key.</param>
public sealed class EvidenceStore(BlobStore blobs, IEvidenceIndex index)
{
    private readonly KeyGates _making = new();

    /// <summary>Everything in one folder.</summary>
    public EvidenceStore(string folder) : this(new BlobStore(Path.Combine(folder, "blobs")), new EvidenceFolder(Path.Combine(folder, "evidence"))) { }

    /// <summary>The bytes behind the records.</summary>
    public BlobStore Blobs => blobs;

    /// <summary>The evidence of a run that was made before with the same inputs; null where there is none, or where a part of it is gone, so that the run is made again.</summary>
    public RunEvidence? Find(string key) => index.Find(key) is { } record ? WholeOf(key, record) : null;

    /// <summary>Lets one caller at a time make the run of a key, so that two identical submissions share one run and one secret. Dispose to let the next one in.</summary>
    public Task<IDisposable> EnterAsync(string key, CancellationToken cancel) => _making.EnterAsync(key, cancel);

    /// <summary>Stores blobs first, then the record that names them. Where another made the same run meanwhile, that record stays and is returned: a grade may rest on it already.</summary>
    public RunEvidence Put(RunIdentity identity, BoxFacts facts)
    {
        var evidence = Keep(identity, facts);
        while (true)
        {
            var seen = index.Find(evidence.Key);
            if (seen is not null && WholeOf(evidence.Key, seen) is { } first)
            {
                return first;
            }

            if (index.Put(evidence.Key, Bytes(evidence), seen))
            {
                return evidence;
            }
        }
    }

    private RunEvidence Keep(RunIdentity identity, BoxFacts facts) => new()
    {
        Key = identity.Key,
        Run = identity.Run,
        Seed = identity.Seed,
        ImageId = identity.ImageId,
        End = facts.End,
        ExitCode = facts.ExitCode,
        Signal = facts.Signal,
        Stdout = Blobs.Put(facts.Stdout.Bytes.Span),
        Stderr = Blobs.Put(facts.Stderr.Bytes.Span),
        OutputTrimmed = facts.Stdout.Truncated || facts.Stderr.Truncated,
        Files = new SortedDictionary<string, string>(facts.Files.ToDictionary(f => f.Name, f => Blobs.Put(f.Content.Span)), StringComparer.Ordinal),
        PictureSizes = SizesOf(facts.Files),
        Notes = facts.Notes,
        PeakMemoryBytes = facts.PeakMemoryBytes,
        CpuTime = facts.CpuTime,
        WallTime = facts.WallTime,
        Device = facts.Device,
        StartedAt = facts.StartedAt,
        Limits = identity.Limits,
        Questions = identity.Questions,
        Secret = identity.Secret,
        HiddenLabels = identity.HiddenLabels,
        VisibleLabels = identity.VisibleLabels,
        TrainLabels = identity.TrainLabels,
        HiddenTargets = identity.HiddenTargets,
        TestImages = identity.TestImages,
        Copies = identity.Copies,
        Canaries = identity.Canaries,
        Classes = identity.Classes,
    };

    private static SortedDictionary<string, PictureSize>? SizesOf(IReadOnlyList<BoxFile> files)
    {
        var sizes = files.Where(f => KeptFiles.IsPicture(f.Name)).ToDictionary(f => f.Name, f => PictureSize.Of(f.Content.Span));
        return sizes.Count == 0 ? null : new SortedDictionary<string, PictureSize>(sizes, StringComparer.Ordinal);
    }

    /// <summary>Names the record itself.</summary>
    public static string HashOf(RunEvidence evidence) => Convert.ToHexStringLower(SHA256.HashData(Bytes(evidence)));

    /// <summary>Null where a part of it is gone.</summary>
    private RunEvidence? WholeOf(string key, byte[] record)
    {
        try
        {
            return JsonSerializer.Deserialize(record, EvidenceJson.Default.RunEvidence) is { } found && IsWhole(found) ? found : null;
        }
        catch (JsonException e)
        {
            throw new GradingFault($"The evidence record {key} is damaged ({e.Message}); delete it and grade again.", e);
        }
    }

    private bool IsWhole(RunEvidence evidence)
    {
        string?[] parts = [evidence.Stdout, evidence.Stderr, evidence.HiddenLabels, evidence.VisibleLabels, evidence.TrainLabels, evidence.HiddenTargets, .. evidence.Files.Values];
        return parts.OfType<string>().All(Blobs.Has);
    }

    private static byte[] Bytes(RunEvidence evidence) => JsonSerializer.SerializeToUtf8Bytes(evidence, EvidenceJson.Default.RunEvidence);
}

/// <summary>What names a run, and what of it the box never saw.</summary>
public sealed record RunIdentity(string Key, string Run, long Seed, string ImageId, string Limits)
{
    public IReadOnlyDictionary<string, string>? Questions { get; init; }
    public ulong? Secret { get; init; }
    public string? HiddenLabels { get; init; }
    public string? VisibleLabels { get; init; }
    public string? TrainLabels { get; init; }
    public string? HiddenTargets { get; init; }
    public int TestImages { get; init; }
    public int Copies { get; init; }
    public int Canaries { get; init; }
    public int Classes { get; init; }
}
