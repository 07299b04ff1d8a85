using System.Text.Json.Nodes;

namespace Autograder.Reference.Tests.PyTorch;

/// <summary>Random givens of calculators, as the JSON that both the reference and PyTorch read.</summary>
internal sealed class CalculatorCases(DeterministicRandom random)
{
    private static readonly string[] Smooth = ["sigmoid", "tanh", "linear"];
    private static readonly string[] Hidden = ["sigmoid", "tanh", "relu", "leaky_relu", "linear"];
    private static readonly string[] AnyLoss =
        ["half_sum_of_squares", "sum_of_squares", "mean_squared_error", "root_mean_squared_error", "mean_absolute_error", "sum_of_absolute_errors", "softmax_cross_entropy"];

    public JsonObject Mlp()
    {
        int[] sizes = [.. Enumerable.Range(0, random.NextInt(2, 4)).Select(_ => random.NextInt(1, 5))];
        var (examples, layers) = (random.NextInt(1, 5), sizes.Length - 1);
        var (output, loss) = OutputAndLoss();
        return new()
        {
            ["sizes"] = Numbers(sizes.Select(s => (double)s)),
            ["w"] = new JsonArray([.. Enumerable.Range(0, layers).Select(l => Matrix(sizes[l + 1], sizes[l]))]),
            ["b"] = new JsonArray([.. Enumerable.Range(0, layers).Select(l => Vector(sizes[l + 1]))]),
            ["mask"] = new JsonArray([.. Enumerable.Range(0, layers).Select(l => l < layers - 1 && random.NextInt(2) == 0 ? Bits(sizes[l + 1]) : [])]),
            ["activation"] = new JsonArray([.. Enumerable.Range(0, layers).Select(l => JsonValue.Create(l == layers - 1 ? output : Pick(Hidden)))]),
            ["x"] = Matrix(sizes[0], examples),
            ["target"] = loss.Contains("cross", StringComparison.Ordinal) ? OneHot(sizes[^1], examples) : Matrix(sizes[^1], examples),
            ["loss"] = loss,
            ["reduction"] = Pick(["mean", "sum"]),
            ["loss_scale"] = random.NextDouble(0.5, 2),
            ["l2"] = random.NextDouble(0, 1),
        };
    }

    public JsonObject Rnn()
    {
        var (units, inputs, outputs) = (random.NextInt(2, 4), random.NextInt(1, 3), random.NextInt(1, 3));
        var givens = Sequence(units, inputs, outputs);
        givens["activation"] = Pick(Hidden);
        (givens["w_in"], givens["w_rec"], givens["b"]) = (Matrix(units, inputs), Matrix(units, units), Vector(units));
        return givens;
    }

    public JsonObject Lstm()
    {
        var (units, inputs, outputs) = (random.NextInt(2, 4), random.NextInt(1, 3), random.NextInt(1, 3));
        var givens = Sequence(units, inputs, outputs);
        foreach (var gate in (string[])["i", "f", "o", "c"])
        {
            (givens[$"w_in_{gate}"], givens[$"w_rec_{gate}"], givens[$"b_{gate}"]) = (Matrix(units, inputs), Matrix(units, units), Vector(units));
        }
        (givens["c0"], givens["candidate"], givens["hidden"]) = (Vector(units), Pick(["tanh", "sigmoid"]), Pick(Smooth));
        givens["output_from"] = Pick(["h", "c"]);
        return givens;
    }

    public JsonObject BatchNormalisation()
    {
        var (examples, features, image) = (random.NextInt(2, 6), random.NextInt(1, 4), random.NextInt(2) == 0);
        JsonNode Batch() => image ? Stack(examples, () => Stack(features, () => Matrix(2, 3))) : Matrix(examples, features);
        return new()
        {
            ["z"] = Batch(), ["dy"] = Batch(), ["gamma"] = Vector(features), ["beta"] = Vector(features), ["eps"] = 1e-5,
            ["running_mean"] = Vector(features), ["running_var"] = Numbers(Enumerable.Range(0, features).Select(_ => random.NextDouble(0.5, 2))),
        };
    }

    public JsonObject Loss()
    {
        var (outputs, examples) = (random.NextInt(2, 5), random.NextInt(2, 4));
        var softmax = random.NextInt(2) == 0;
        return new()
        {
            ["z"] = Matrix(outputs, examples), ["from"] = softmax ? "softmax" : "sigmoid", ["target"] = OneHot(outputs, examples), ["reduction"] = Pick(["mean", "sum"]),
            ["loss"] = Pick(softmax ? ["cross_entropy", .. AnyLoss] : ["binary_cross_entropy", "binary_cross_entropy_sum", .. AnyLoss]),
        };
    }

    public JsonObject Convolution(bool pooled)
    {
        var (channels, filters, kernel) = (random.NextInt(1, 3), random.NextInt(1, 3), random.NextInt(1, 3));
        var (size, stride, padding, dilation) = (random.NextInt(7, 9), random.NextInt(1, 2), random.NextInt(0, 1), random.NextInt(1, 2));
        var outputs = (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        var givens = new JsonObject
        {
            ["image"] = Stack(channels, () => Matrix(size, size)), ["kernel"] = Stack(filters, () => Stack(channels, () => Matrix(kernel, kernel))), ["bias"] = Vector(filters),
            ["stride"] = stride, ["padding"] = padding, ["dilation"] = dilation, ["activation"] = Pick(pooled ? Smooth : Hidden), ["loss"] = "half_sum_of_squares",
        };
        if (pooled)
        {
            var (pool, poolStride, poolPadding) = (random.NextInt(2, 3), random.NextInt(1, 2), random.NextInt(0, 1));
            (givens["pool"], givens["pool_stride"], givens["pool_padding"]) = (pool, poolStride, poolPadding);
            (givens["pool_padding_value"], givens["output_activation"]) = ("minus_infinity", Pick(Smooth));
            outputs = (outputs + 2 * poolPadding - pool) / poolStride + 1;
        }
        givens["target"] = Stack(filters, () => Matrix(outputs, outputs));
        return givens;
    }

    private (string Output, string Loss) OutputAndLoss() => random.NextInt(4) switch
    {
        0 => ("softmax", "cross_entropy"),
        1 => ("sigmoid", Pick(["binary_cross_entropy", "binary_cross_entropy_sum"])),
        _ => (Pick(Hidden), Pick(AnyLoss)),
    };

    private JsonObject Sequence(int units, int inputs, int outputs)
    {
        var steps = random.NextInt(1, 4);
        return new()
        {
            ["x"] = Stack(steps, () => Vector(inputs)), ["h0"] = Vector(units), ["w_out"] = Matrix(outputs, units), ["b_out"] = Vector(outputs),
            ["target"] = new JsonArray([.. Enumerable.Range(0, steps).Select(t => t < steps - 1 && random.NextInt(3) == 0 ? JsonValue.Create("_") : (JsonNode)Vector(outputs))]),
            ["loss"] = Pick(["half_sum_of_squares", "mean_squared_error", "sum_of_absolute_errors"]), ["reduction"] = Pick(["mean", "sum"]), ["output_activation"] = Pick(Smooth),
        };
    }

    private string Pick(string[] words) => words[random.NextInt(words.Length)];

    private JsonArray Vector(int length) => Numbers(Enumerable.Range(0, length).Select(_ => random.NextGaussian()));

    private JsonArray Bits(int length) => Numbers(Enumerable.Range(0, length).Select(_ => (double)random.NextInt(2)));

    private JsonArray Matrix(int rows, int columns) => Stack(rows, () => Vector(columns));

    private JsonArray OneHot(int rows, int columns)
    {
        int[] labels = [.. Enumerable.Range(0, columns).Select(_ => random.NextInt(rows))];
        return new([.. Enumerable.Range(0, rows).Select(r => Numbers(labels.Select(l => l == r ? 1.0 : 0)))]);
    }

    private static JsonArray Stack(int count, Func<JsonNode> item) => new([.. Enumerable.Range(0, count).Select(_ => item())]);

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
