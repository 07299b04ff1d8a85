using System.Text.Json;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;
using Autograder.TestKit;

namespace Autograder.Rubrics.Tests.Notebooks;

/// <summary>A model as the box might have left it: which images it gets right, and what the results say of it.</summary>
internal sealed record BuiltModel(string Id)
{
    public const int Classes = 10;

    /// <summary>Score of the class that it predicts; others have 0.</summary>
    private const float Score = 6;
    public string Status { get; init; } = "found";

    /// <summary>Further properties of the model in results.json, such as <c>"layers": [ … ]</c>.</summary>
    public string Json { get; init; } = "";

    /// <summary>Whether each hidden image is recognised, by its index in the dataset.</summary>
    public Func<int, bool> Hidden { get; init; } = _ => true;

    /// <summary>Of the test set in the box and of training images; as on hidden ones where nothing is said.</summary>
    public Func<int, bool>? Visible { get; init; }
    public Func<int, bool>? Train { get; init; }

    /// <summary>Further arrays by their name in the protocol, without the model's.</summary>
    public IReadOnlyList<Tensor> Tensors { get; init; } = [];

    /// <summary>The first so many per mille of the images are right, all others wrong.</summary>
    public static Func<int, bool> PerMille(int right) => i => i % 1000 < right;

    /// <summary>Class scores for images in the order shown.</summary>
    public static Tensor Scores(string name, byte[] labels, int[] order, Func<int, bool> right)
    {
        var values = new double[labels.Length * Classes];
        for (var shown = 0; shown < order.Length; shown++)
        {
            var original = order[shown];
            values[shown * Classes + (labels[original] + (right(original) ? 0 : 1)) % Classes] = Score;
        }

        return Tensor.FromDoubles(name, [labels.Length, Classes], values);
    }
}

/// <summary>A run of a notebook, made by hand. Unless said otherwise, two cells ran and every model is found.</summary>
internal sealed record BuiltNotebook
{
    /// <summary>Images of each part.</summary>
    public const int Images = 1000;
    private const ulong FirstSecret = 77;
    private static readonly byte[] Labels = [.. Enumerable.Range(0, Images).Select(i => (byte)(i * 7 % BuiltModel.Classes))];

    public string Run { get; init; } = "net";
    public long Seed { get; init; } = 101;
    public string Status { get; init; } = "ok";
    public string Message { get; init; } = "";

    /// <summary>Objects of the list <c>cells</c>.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [Cell(1), Cell(2)];
    public IReadOnlyList<BuiltModel> Models { get; init; } = [new("relu")];
    public BoxEnd End { get; init; } = BoxEnd.Exited;

    /// <summary>Set for forecasts: the values to be forecast, [windows, horizon]; labels are left out.</summary>
    public Tensor? Targets { get; init; }

    /// <summary>A cell of results.json.</summary>
    public static string Cell(int index, string status = "ok", string line = "x = 1", string stored = "", string text = "", string more = "") =>
        $$"""{"index":{{index}},"status":"{{status}}","seconds":2.5,"first_line":{{JsonSerializer.Serialize(line)}},"text":{{JsonSerializer.Serialize(text)}},"stored_text":{{JsonSerializer.Serialize(stored)}}{{(more.Length > 0 ? "," + more : "")}}}""";

    /// <summary>The evidence as checks see it.</summary>
    public RunResult Build()
    {
        var secret = FirstSecret + (ulong)Seed;
        var order = Hiding.From(secret, Images, BuiltModel.Classes).Order;
        int[] plain = [.. Enumerable.Range(0, Images)];
        var tensors = Models.SelectMany(m => (Targets is null && m.Status == "found" ? new[]
        {
            BuiltModel.Scores($"{m.Id}|hidden", Labels, order, m.Hidden),
            BuiltModel.Scores($"{m.Id}|visible", Labels, plain, m.Visible ?? m.Hidden),
            BuiltModel.Scores($"{m.Id}|train", Labels, plain, m.Train ?? m.Hidden),
        } : []).Concat(m.Tensors.Select(t => new Tensor($"{m.Id}|{t.Name}", t.Type, t.Shape, t.Bytes))));
        var models = string.Join(',', Models.Select(Words));
        using var json = JsonDocument.Parse($$"""{"status":"{{Status}}","message":{{JsonSerializer.Serialize(Message)}},"file":"{{Run}}.ipynb","seconds":9.5,"environment":{"device":"cpu"},"cells":[{{string.Join(',', Cells)}}],"models":{ {{models}} } }""");
        return new RunResult
        {
            Evidence = Evidence(secret),
            Results = json.RootElement.Clone(),
            Tensors = tensors.ToDictionary(t => t.Name),
            Stdout = "",
            Stderr = "",
            HiddenLabels = Targets is null ? Labels : [],
            VisibleLabels = Targets is null ? Labels : [],
            TrainLabels = Targets is null ? Labels : [],
            HiddenTargets = Targets,
            Problem = "",
        };
    }

    private static string Words(BuiltModel model) =>
        $$""" "{{model.Id}}":{"status":"{{model.Status}}","how":"name","outputs":"logits","class":"Net"{{(model.Json.Length > 0 ? "," + model.Json : "")}}}""";

    private RunEvidence Evidence(ulong secret) => new()
    {
        Key = $"{Run}-{Seed}",
        Run = Run,
        Seed = Seed,
        ImageId = TestEvidence.Image,
        End = End,
        ExitCode = End == BoxEnd.Exited ? 0 : null,
        Signal = null,
        Stdout = "",
        Stderr = "",
        OutputTrimmed = false,
        Files = new Dictionary<string, string>(),
        Notes = [],
        PeakMemoryBytes = 0,
        CpuTime = TimeSpan.FromSeconds(1),
        WallTime = TimeSpan.FromSeconds(1),
        Device = "cpu",
        StartedAt = DateTimeOffset.UnixEpoch,
        Limits = "60 s",
        Secret = secret,
        TestImages = Images,
        Classes = Targets is null ? BuiltModel.Classes : 0,
    };
}
