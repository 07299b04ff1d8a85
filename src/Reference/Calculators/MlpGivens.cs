using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>A fully connected network as an author gives it: parameters, activations with their conventions, dropout masks, inputs and targets.</summary>
internal sealed record MlpGivens(
    IReadOnlyList<int> Sizes, IReadOnlyList<Activation> Activation, IReadOnlyList<Activations> Conventions, bool RowsAreInputs, Matrix X)
{
    private static readonly Dictionary<string, bool> Layouts = new() { ["outputs_by_inputs"] = false, ["inputs_by_outputs"] = true };

    public required IReadOnlyList<Matrix> W { get; init; }

    /// <summary>Null: no biases.</summary>
    public required IReadOnlyList<Matrix>? B { get; init; }

    /// <summary>Per layer a column of factors, or null.</summary>
    public required IReadOnlyList<Matrix?> Masks { get; init; }

    public required Matrix? Target { get; init; }

    public int Layers => Sizes.Count - 1;

    public static MlpGivens? Read(GivenReader givens)
    {
        var sizes = givens.Integers("sizes", minimum: 1);
        var rowsAreInputs = givens.Word("layout", Layouts, false);
        if (sizes is null || sizes.Count < 2)
        {
            if (sizes is not null)
            {
                givens.Reject("sizes", "at least two layers are needed");
            }
            return WithoutSizes(givens);
        }
        var layers = sizes.Count - 1;
        var activations = ActivationWords.PerLayer(givens, layers);
        var conventions = ActivationWords.Conventions(givens, layers);
        var weights = ReadWeights(givens, "w", sizes, rowsAreInputs ?? false);
        var biases = givens.Has("b") ? ReadBiases(givens, "b", sizes) : null;
        var masks = ReadMasks(givens, sizes);
        var x = givens.Columns("x", sizes[0]);
        var target = x is null ? null : LossGivens.Target(givens, sizes[^1], x.Columns);
        return givens.Ok && activations is not null && weights is not null && x is not null
            ? new(sizes, activations, conventions, rowsAreInputs ?? false, x) { W = weights, B = biases, Masks = masks, Target = target }
            : null;
    }

    /// <summary>One matrix per layer, outputs by inputs whatever the layout in which they were given.</summary>
    public static IReadOnlyList<Matrix>? ReadWeights(GivenReader givens, string key, IReadOnlyList<int> sizes, bool rowsAreInputs)
    {
        var layers = Enumerable.Range(0, sizes.Count - 1);
        var read = givens.Matrices(key, [.. layers.Select(l => rowsAreInputs ? (sizes[l], sizes[l + 1]) : (sizes[l + 1], sizes[l]))]);
        return rowsAreInputs ? read?.Select(w => w.Transposed()).ToList() : read;
    }

    public static IReadOnlyList<Matrix>? ReadBiases(GivenReader givens, string key, IReadOnlyList<int> sizes) =>
        givens.Matrices(key, [.. sizes.Skip(1).Select(n => (n, 1))]);

    /// <summary>A weight matrix in the layout in which the author gave them.</summary>
    public Matrix Laid(Matrix weights) => RowsAreInputs ? weights.Transposed() : weights;

    /// <summary>Nothing else can be judged before the sizes are known, except that the input is missing.</summary>
    private static MlpGivens? WithoutSizes(GivenReader givens)
    {
        foreach (var key in (string[])["w", "b", "activation", "leaky_slope", "relu_at_zero", "mask", "target", "target_class"])
        {
            givens.Has(key);
        }
        givens.Array("x");
        return null;
    }

    private static IReadOnlyList<Matrix?> ReadMasks(GivenReader givens, IReadOnlyList<int> sizes)
    {
        var layers = sizes.Count - 1;
        var masks = givens.Has("mask") ? givens.Arrays("mask") : [];
        if (masks is null || masks.Count == 0)
        {
            return new Matrix?[layers];
        }
        for (var l = 0; l < Math.Max(masks.Count, layers); l++)
        {
            if (l >= masks.Count || l >= layers || (masks[l].Length != 0 && !masks[l].HasShape(sizes[l + 1])))
            {
                givens.Reject("mask", $"{layers} lists are needed, one per layer after the input, each empty or with one factor per neuron");
                return new Matrix?[layers];
            }
        }
        return [.. masks.Select(m => m.Length == 0 ? null : Matrix.Column(m.Values))];
    }
}
