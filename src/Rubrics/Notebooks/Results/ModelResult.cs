using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks.Results;

public enum ModelStatus { Found, Missing, Failed }

/// <summary>How a network was found in the notebook.</summary>
public enum ModelSource { Name, Predict, Search }

/// <summary>What the numbers that a network returns are.</summary>
public enum ModelOutputs { Logits, Probabilities, Values }

/// <summary>A network that the notebook left behind, as it looked from within the box.</summary>
public sealed record ModelResult
{
    private const int MostLayers = 200;
    private const int MostShapes = 2000;

    /// <summary>The package's name of it.</summary>
    public required string Id { get; init; }
    public required ModelStatus Status { get; init; }

    /// <summary>Why it is missing or failed, in words for the student.</summary>
    public required string Message { get; init; }
    public ModelSource How { get; init; }

    /// <summary>Name of the student's class.</summary>
    public string Class { get; init; } = "";

    /// <summary>Whether the notebook left it in training mode.</summary>
    public bool Training { get; init; }

    /// <summary>How many numbers are trained.</summary>
    public long Parameters { get; init; }

    /// <summary>Parameter → lengths of its dimensions.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Shapes { get; init; } = new Dictionary<string, IReadOnlyList<int>>();
    public ModelOutputs Outputs { get; init; }

    /// <summary>Shape of one input.</summary>
    public IReadOnlyList<int> InputShape { get; init; } = [];

    /// <summary>What a black and a white pixel become before they reach the network; null where nothing was recorded.</summary>
    public (double Black, double White)? Scale { get; init; }

    /// <summary>In the order of the forward pass.</summary>
    public IReadOnlyList<LayerResult> Layers { get; init; } = [];

    /// <summary>Null where no training was seen.</summary>
    public RecordedTraining? Recorded { get; init; }

    /// <summary>The parameters as they were before the first step; null where no training was seen.</summary>
    public InitialParameters? Initial { get; init; }
    public ModelBehaviour Behaviour { get; init; } = new();

    /// <summary>What the student logged: iteration, epoch, train_loss, test_loss, train_accuracy, test_accuracy, learning_rate → values; shares from 0 to 1.</summary>
    public IReadOnlyDictionary<string, double[]> Reported { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Other arrays that the box left of this network by their name in the protocol: hidden, inputs, parameter/W1, teacher/base, …</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; init; } = new Dictionary<string, Tensor>();

    public bool IsFound => Status == ModelStatus.Found;

    /// <summary>A trained parameter; null where it was too large to be kept.</summary>
    public Tensor? Parameter(string name) => Tensors.GetValueOrDefault("parameter/" + name);

    internal static ModelResult Absent(string id, string message) => new() { Id = id, Status = ModelStatus.Missing, Message = message };

    internal static ModelResult Read(string id, Field at, RunResult run)
    {
        var tensors = run.TensorsByCase[id].ToDictionary(t => t.Name, t => t.Tensor);
        return new ModelResult
        {
            Id = id,
            Status = at.Word("status", Statuses, ModelStatus.Failed),
            How = at.Word("how", Sources, ModelSource.Search),
            Message = at.Text("message"),
            Class = at.Text("class", 100),
            Training = at.Flag("training"),
            Parameters = at.Long("parameters"),
            Shapes = at.Entries("shapes", MostShapes).ToDictionary(s => s.Name, s => s.Value.Lengths()),
            Outputs = at.Word("outputs", OutputKinds, ModelOutputs.Values),
            InputShape = at["input_shape"].Lengths(),
            Scale = at["scale"].Numbers() is [var black, var white] ? (black, white) : null,
            Layers = [.. at.Items("layers", MostLayers).Select(LayerResult.Read)],
            Recorded = at["recorded"] is { IsMap: true } recorded ? RecordedTraining.Read(recorded, tensors) : null,
            Initial = at["initial"] is { IsMap: true } initial ? InitialParameters.Read(initial) : null,
            Behaviour = ModelBehaviour.Read(at["behaviour"]),
            Reported = tensors.Where(t => t.Key.StartsWith("reported/", StringComparison.Ordinal) && t.Value.Shape.Count == 1)
                .ToDictionary(t => t.Key["reported/".Length..], t => t.Value.ToDoubles()),
            Tensors = tensors,
        };
    }

    private static readonly Dictionary<string, ModelStatus> Statuses = new()
    {
        ["found"] = ModelStatus.Found,
        ["missing"] = ModelStatus.Missing,
        ["failed"] = ModelStatus.Failed,
    };

    private static readonly Dictionary<string, ModelSource> Sources = new()
    {
        ["name"] = ModelSource.Name,
        ["predict"] = ModelSource.Predict,
        ["search"] = ModelSource.Search,
    };

    private static readonly Dictionary<string, ModelOutputs> OutputKinds = new()
    {
        ["logits"] = ModelOutputs.Logits,
        ["probabilities"] = ModelOutputs.Probabilities,
        ["values"] = ModelOutputs.Values,
    };
}
