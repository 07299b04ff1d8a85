using Autograder.Reference;
using Autograder.Reference.Networks;
using Autograder.Reference.Replays;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>Whether the layers and parameters that a box reports give the outputs that it reports.</summary>
/// <param name="Agrees">null: cannot be told</param>
/// <param name="Words">what was found, or why nothing was</param>
internal sealed record ReplayVerdict(bool? Agrees, string Words);

/// <summary>Computes a model again outside the box.</summary>
internal static class ModelReplay
{
    /// <summary>Single precision and another order of summation, relative to the largest output.</summary>
    private const double Tolerance = 2e-3;

    private const int MostNumbers = 20_000_000;

    public static ReplayVerdict Check(ModelResult model)
    {
        if (Array(model, "inputs") is not { Rank: >= 2 } inputs || Array(model, "hidden") is not { Rank: >= 2 } outputs)
        {
            return Unknown("the box left no inputs and outputs to compare with");
        }

        var count = Math.Min(inputs.Shape[0], outputs.Shape[0]);
        if (count == 0 || FirstRows(inputs, count) is not { } fed || FirstRows(outputs, count) is not { } given || given.Values.ToArray().Any(v => !double.IsFinite(v)))
        {
            return Unknown("its outputs are not all finite numbers");
        }

        var closest = double.PositiveInfinity;
        // the box gives an activation to the layer with weights before it; pooling may have come in between
        foreach (var late in model.Layers.Any(l => l.Kind == LayerKind.Pool) ? new[] { false, true } : [false])
        {
            if (Steps(model, late, out var why) is not { } steps)
            {
                return Unknown(why);
            }

            if (NetworkReplay.Run(steps, fed, out var problem) is not { } again)
            {
                return Unknown(problem);
            }

            closest = Math.Min(closest, Distance(again, given));
        }

        return closest <= Tolerance
            ? new ReplayVerdict(true, $"Computed again outside the box from these layers and your parameters, the outputs on {count} images are those of your model.")
            : new ReplayVerdict(false, $"Computed again outside the box from these layers and your parameters, the outputs on {count} images are not those that your model gave.");
    }

    private static ReplayVerdict Unknown(string why) => new(null, $"Whether these layers give your model's outputs could not be checked outside the box ({why}); nothing is lost by that.");

    /// <param name="late">activations follow the pooling behind their layer</param>
    private static List<ReplayStep>? Steps(ModelResult model, bool late, out string why)
    {
        List<ReplayStep> steps = [];
        ReplayStep[] waiting = [];
        foreach (var layer in model.Layers)
        {
            if (layer.Kind == LayerKind.Dropout)
            {
                continue;
            }

            var step = Step(layer, model, out why);
            if (step is null || Activation(layer.Activation) is not { } activation)
            {
                why = step is null ? why : "one of its activations is not known here";
                return null;
            }

            steps.AddRange(layer.Kind == LayerKind.Pool ? [step, .. waiting, .. activation] : late ? [.. waiting, step] : [step, .. activation]);
            waiting = late && layer.Kind != LayerKind.Pool ? activation : [];
        }

        steps.AddRange(waiting);
        why = steps.Count == 0 ? "no layers were seen" : "";
        return steps.Count == 0 ? null : steps;
    }

    private static ReplayStep? Step(LayerResult layer, ModelResult model, out string why)
    {
        why = layer is { Kind: LayerKind.Other, Name.Length: > 0 }
            ? $"the operation “{layer.Name}” is not computed again here"
            : $"layers of the kind “{LayerWords.Kind(layer.Kind)}” are not computed again here";
        switch (layer.Kind)
        {
            case LayerKind.Flatten:
                return new ReplayStep.Flatten();
            case LayerKind.Pool:
                return Window(layer) is { } window ? new ReplayStep.Pooling(layer.Name != "average", window) : null;
            case LayerKind.Other when Activation(layer.Name.Replace('_', '-')) is [var activation]:
                return activation;
            case LayerKind.Dense or LayerKind.Conv when !layer.Dilated:
                why = $"the parameters of the layer “{LayerWords.Of(layer, "none")}” did not come out of the box in a form that could be used";
                return WithParameters(layer, model);
            default:
                return null;
        }
    }

    private static ReplayStep? WithParameters(LayerResult layer, ModelResult model)
    {
        if (Array(model, "parameter/" + layer.Weight) is not { } weights || (layer.Bias ? Array(model, "parameter/" + layer.BiasName)?.Values.ToArray() : []) is not { } bias)
        {
            return null;
        }

        double[]? added = layer.Bias ? bias : null;
        return layer.Kind switch
        {
            LayerKind.Dense when weights.Rank == 2 => new ReplayStep.Dense(layer.Transposed ? weights.ToMatrix() : weights.ToMatrix().Transposed(), added),
            LayerKind.Conv when weights.Rank == 4 && weights.Shape[1] == layer.Inputs && Window(layer) is { } window => new ReplayStep.Convolution(weights, added, window),
            _ => null,
        };
    }

    /// <summary>Null where it is not known.</summary>
    private static ReplayStep[]? Activation(string word) => word switch
    {
        "none" => [],
        "sigmoid" => [new ReplayStep.Activate(Reference.Networks.Activation.Sigmoid)],
        "relu" => [new ReplayStep.Activate(Reference.Networks.Activation.ReLU)],
        "tanh" => [new ReplayStep.Activate(Reference.Networks.Activation.Tanh)],
        "softmax" => [new ReplayStep.Activate(Reference.Networks.Activation.Softmax)],
        "log-softmax" => [new ReplayStep.Activate(Reference.Networks.Activation.Softmax), new ReplayStep.Elementwise(Log)],
        "leaky-relu" => [new ReplayStep.Elementwise(x => x > 0 ? x : 0.01 * x)],
        "gelu" => [new ReplayStep.Elementwise(ReplayFunctions.Gelu)],
        "elu" => [new ReplayStep.Elementwise(ReplayFunctions.Elu)],
        _ => null,
    };

    private static ReplayWindow? Window(LayerResult layer) =>
        LayerWords.Pair(layer.Kernel) is { } kernel && (layer.Stride.Count == 0 ? kernel : LayerWords.Pair(layer.Stride)) is { } stride
            ? new ReplayWindow(kernel, stride, LayerWords.Pair(layer.Padding) ?? (0, 0))
            : null;

    /// <summary>Largest difference relative to the largest output. A softmax or its logarithm at the end need not have been seen: the network is the same.</summary>
    private static double Distance(DenseArray again, DenseArray given)
    {
        if (again.Length != given.Length)
        {
            return double.PositiveInfinity;
        }

        var softmax = Softmax(again, given.Shape[^1]);
        return Math.Min(Between(again, given), Math.Min(Between(softmax, given), Between(Logarithm(softmax), given)));
    }

    private static double Between(DenseArray a, DenseArray b)
    {
        var (scale, most) = (1e-3, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            var difference = Math.Abs(a.Values[i] - b.Values[i]);
            (scale, most) = (Math.Max(scale, Math.Abs(b.Values[i])), double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(most, difference));
        }

        return most / scale;
    }

    private static DenseArray Softmax(DenseArray values, int width) =>
        DenseArray.From(ActivationFunctions.Softmax(Matrix.FromRowMajor(values.Length / width, width, values.Values).Transposed()).Transposed());

    private static DenseArray Logarithm(DenseArray values) => new(values.Shape, System.Array.ConvertAll(values.Values.ToArray(), Log));

    private static double Log(double x) => Math.Log(Math.Max(x, double.Epsilon));

    private static DenseArray? Array(ModelResult model, string name) =>
        model.Tensors.GetValueOrDefault(name) is { Length: > 0 and <= MostNumbers } tensor ? new DenseArray([.. tensor.Shape], tensor.ToDoubles()) : null;

    private static DenseArray FirstRows(DenseArray array, int count) =>
        new([count, .. array.Shape[1..]], array.Values[..(array.Length / array.Shape[0] * count)].ToArray());
}
