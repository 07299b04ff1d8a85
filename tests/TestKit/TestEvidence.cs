using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.TestKit;

/// <summary>Evidence made by hand: what a box might have left behind.</summary>
public static class TestEvidence
{
    public const string Image = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Facts of a run that ended by itself.</summary>
    public static BoxFacts Facts(string? json, IEnumerable<Tensor>? tensors = null, BoxEnd end = BoxEnd.Exited, int? exit = 0) => new()
    {
        End = end,
        ExitCode = exit,
        Signal = null,
        Stdout = CapturedStream.Of("\u001eready\u001e\nhello"),
        Stderr = CapturedStream.Empty,
        StartedAt = DateTimeOffset.UnixEpoch,
        WallTime = TimeSpan.FromSeconds(1),
        Files =
        [
            .. json is null ? Array.Empty<BoxFile>() : [new BoxFile("results.json", Encoding.UTF8.GetBytes(json))],
            .. tensors is null ? Array.Empty<BoxFile>() : [new BoxFile("results.safetensors", SafeTensors.Write(tensors))],
        ],
    };

    /// <summary>Stores facts and reads them back as checks see them.</summary>
    public static RunResult Result(EvidenceStore store, string run, BoxFacts facts, long seed = 1, ulong? secret = null, byte[]? hidden = null, int test = 0, int classes = 0)
    {
        var key = KeyOf(run, seed, secret, facts);
        var evidence = store.Put(
            new RunIdentity(key, run, seed, Image, "20 s")
            {
                Secret = secret,
                HiddenLabels = hidden is null ? null : store.Blobs.Put(hidden),
                TestImages = test,
                Classes = classes,
            },
            facts);
        return RunResult.Load(evidence, store.Blobs);
    }

    /// <summary>Other facts, another key: of two under one key, a store keeps the first.</summary>
    private static string KeyOf(string run, long seed, ulong? secret, BoxFacts facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{run}/{seed}/{secret}/{facts.End}/{facts.ExitCode}"));
        foreach (var file in facts.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"/{file.Name}/"));
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
