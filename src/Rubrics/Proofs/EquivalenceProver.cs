using System.Text.Json;
using System.Text.Json.Nodes;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Proofs;

/// <summary>Has pairs of formulas proved equal by a computer-algebra system in a box.</summary>
/// <remarks>A proof that fails to come changes nothing: what sampling found stands.</remarks>
/// <param name="sandbox">runs the box</param>
/// <param name="image">the image <c>autograder/maths</c></param>
/// <param name="workFolder">for temporary files that the box reads</param>
public sealed class EquivalenceProver(ISandbox sandbox, ImageId image, string workFolder)
{
    /// <summary>Of processor time.</summary>
    private const double SecondsPerPair = 3;

    /// <summary>As in prove.py.</summary>
    private const int Patience = 3;
    private const int PairsPerBox = 100;

    // The system itself is loaded once per box, which takes under a second on an idle machine.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(30);

    /// <summary>A verdict for every pair, by its id.</summary>
    /// <exception cref="SandboxException">no box could be run</exception>
    /// <exception cref="GradingFault">the box did not answer as it should</exception>
    public async Task<IReadOnlyDictionary<string, ProofVerdict>> ProveAsync(IReadOnlyList<ProofPair> pairs, CancellationToken cancel)
    {
        var verdicts = pairs.ToDictionary(p => p.Id, _ => ProofVerdict.Unknown, StringComparer.Ordinal);
        var requests = new List<JsonObject>();
        foreach (var pair in pairs)
        {
            if (ProofRequest.Of(pair.Context, pair.Left, pair.Right) is { } request)
            {
                request["id"] = pair.Id;
                requests.Add(request);
            }
        }
        foreach (var batch in requests.Chunk(PairsPerBox))
        {
            foreach (var (id, verdict) in await RunAsync(batch, cancel))
            {
                verdicts[id] = verdict;
            }
        }
        return verdicts;
    }

    private async Task<Dictionary<string, ProofVerdict>> RunAsync(JsonObject[] batch, CancellationToken cancel)
    {
        using var folder = new RunFolder(workFolder, "proofs");
        folder.Write("prove.py", Program());
        folder.Write("pairs.json", JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["seconds"] = SecondsPerPair, ["pairs"] = new JsonArray([.. batch]) }));
        var time = Start + TimeSpan.FromSeconds((SecondsPerPair + 1) * batch.Length);
        var wall = Start + TimeSpan.FromSeconds((Patience * SecondsPerPair + 1) * batch.Length);
        var facts = await sandbox.RunAsync(
            new BoxSpec
            {
                Image = image,
                Command = ["python3", "/task/in/prove.py"],
                Mounts = [new BoxMount(folder.Path, "/task/in")],
                Limits = BoxLimits.Default with { WallTime = wall, CpuTime = time },
            },
            cancel);
        if (facts.End != BoxEnd.Exited)
        {
            return batch.Select(b => b["id"]?.GetValue<string>() ?? "").ToDictionary(id => id, _ => ProofVerdict.Unknown, StringComparer.Ordinal);
        }
        var file = facts.Files.FirstOrDefault(f => f.Name == "results.json")
            ?? throw new GradingFault($"The proofs did not come back from the image {image} ({facts.End}): {facts.Stderr.Text.Trim()}");
        return Read(file.Content, batch.Select(b => b["id"]?.GetValue<string>() ?? ""));
    }

    private static Dictionary<string, ProofVerdict> Read(ReadOnlyMemory<byte> content, IEnumerable<string> ids)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var results = document.RootElement.GetProperty("results");
            return ids.ToDictionary(id => id, id => results.GetProperty(id).GetProperty("verdict").GetString() switch
            {
                "proved" => ProofVerdict.Proved,
                "disproved" => ProofVerdict.Disproved,
                _ => ProofVerdict.Unknown,
            }, StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new GradingFault("The proofs came back in a form that cannot be read.", fault);
        }
    }

    private static byte[] Program()
    {
        using var stream = typeof(EquivalenceProver).Assembly.GetManifestResourceStream("prove.py")
            ?? throw new GradingFault("The program that proves formulas is missing from this build.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
