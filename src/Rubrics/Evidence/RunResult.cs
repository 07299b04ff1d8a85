using System.Text.Json;

namespace Autograder.Rubrics.Evidence;

/// <summary>Evidence as checks see it: the record with its results parsed strictly. What cannot be parsed is a problem in words, never an exception.</summary>
public sealed record RunResult
{
    private const string JsonName = "results.json";
    private const string TensorsName = "results.safetensors";
    private static readonly SafeTensorsLimits Limits = SafeTensorsLimits.Default with { MaxTensors = 20_000, MaxHeaderBytes = 4 << 20 };

    private const int MostDepth = 32;
    private const int MostResultBytes = 16 << 20;

    public required RunEvidence Evidence { get; init; }

    /// <summary>The driver's results.json, or an undefined element.</summary>
    public required JsonElement Results { get; init; }
    public required IReadOnlyDictionary<string, Tensor> Tensors { get; init; }

    /// <summary>Tensors of function runs, whose names are "case|name", by case.</summary>
    public ILookup<string, (string Name, Tensor Tensor)> TensorsByCase => _byCase ??= Tensors
        .Select(t => (Split: t.Key.Split('|', 2), t.Value))
        .Where(t => t.Split.Length == 2)
        .ToLookup(t => t.Split[0], t => (t.Split[1], t.Value));

    private ILookup<string, (string Name, Tensor Tensor)>? _byCase;
    public required string Stdout { get; init; }
    public required string Stderr { get; init; }

    /// <summary>True labels of hidden images in original order; empty where the run had none.</summary>
    public required byte[] HiddenLabels { get; init; }

    /// <summary>True labels of the visible images; empty where the run had none.</summary>
    public required byte[] VisibleLabels { get; init; }

    /// <summary>True labels of the first training images; empty where nothing is measured on them.</summary>
    public byte[] TrainLabels { get; init; } = [];

    /// <summary>What is to be forecast in the hidden windows [windows, horizon]; null where nothing is.</summary>
    public Tensor? HiddenTargets { get; init; }

    /// <summary>Kept pictures by the name of their file.</summary>
    public IReadOnlyDictionary<string, PictureFacts> Pictures { get; init; } = new Dictionary<string, PictureFacts>();

    /// <summary>Why the results could not be read, in words for the student; empty when they could.</summary>
    public required string Problem { get; init; }

    /// <summary>Whether a file that a run left is read when it is judged.</summary>
    internal static bool Reads(string name) => name is JsonName or TensorsName;

    public static RunResult Load(RunEvidence evidence, BlobStore blobs)
    {
        var problem = "";
        var results = ReadJson(Blob(JsonName), ref problem);
        var tensors = ReadTensors(Blob(TensorsName), ref problem);
        return new RunResult
        {
            Evidence = evidence,
            Results = results,
            Tensors = tensors,
            Stdout = System.Text.Encoding.UTF8.GetString(blobs.Get(evidence.Stdout)),
            Stderr = System.Text.Encoding.UTF8.GetString(blobs.Get(evidence.Stderr)),
            HiddenLabels = evidence.HiddenLabels is { } labels ? blobs.Get(labels) : [],
            VisibleLabels = evidence.VisibleLabels is { } visible ? blobs.Get(visible) : [],
            TrainLabels = evidence.TrainLabels is { } train ? blobs.Get(train) : [],
            HiddenTargets = evidence.HiddenTargets is { } targets ? TargetsOf(blobs.Get(targets)) : null,
            Pictures = evidence.Files.Where(f => KeptFiles.IsPicture(f.Key)).ToDictionary(f => f.Key, f => Picture(f.Key, f.Value)),
            Problem = problem,
        };

        PictureFacts Picture(string name, string hash)
        {
            var size = evidence.PictureSizes?.GetValueOrDefault(name) ?? PictureSize.Of(blobs.Get(hash));
            return new PictureFacts(hash, size.Width, size.Height);
        }

        byte[]? Blob(string name) => evidence.Files.TryGetValue(name, out var hash) ? blobs.Get(hash) : null;
    }

    /// <summary>Our own bytes, so what is wrong with them is our fault.</summary>
    private static Tensor TargetsOf(byte[] content) =>
        SafeTensors.TryRead(content, Limits, out var tensors, out var why) && tensors.TryGetValue("targets", out var targets) && targets.Shape.Count == 2
            ? targets
            : throw new GradingFault($"The stored targets of a run are damaged ({why}); grade the submission again.");

    internal static JsonElement ReadJson(byte[]? content, ref string problem)
    {
        if (content is null)
        {
            problem = "The program ended without leaving any results.";
            return default;
        }

        if (content.Length > MostResultBytes)
        {
            problem = $"The results that came out of the box are larger than {MostResultBytes >> 20} MiB.";
            return default;
        }

        try
        {
            var plain = RequireReadableTexts(content);
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = MostDepth });
            return document.RootElement.ValueKind != JsonValueKind.Object ? default : plain ? document.RootElement.Clone() : PlainJson.Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "The results that came out of the box were damaged.";
            return default;
        }
    }

    /// <summary>Reads every name and text once: half of a surrogate pair, or bytes that are no UTF-8, would otherwise throw only when somebody asks for them.</summary>
    /// <returns>Whether all of them are plain.</returns>
    private static bool RequireReadableTexts(byte[] content)
    {
        var plain = true;
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = MostDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                plain &= PlainJson.IsPlain(reader.GetString() ?? "");
            }
        }

        return plain;
    }

    private static IReadOnlyDictionary<string, Tensor> ReadTensors(byte[]? content, ref string problem)
    {
        if (content is null)
        {
            return new Dictionary<string, Tensor>();
        }

        if (SafeTensors.TryRead(content, Limits, out var tensors, out var why))
        {
            return tensors;
        }

        problem = $"The arrays that came out of the box were damaged ({why}).";
        return new Dictionary<string, Tensor>();
    }
}
