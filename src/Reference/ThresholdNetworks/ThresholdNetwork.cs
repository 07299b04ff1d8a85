namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Layers of threshold units (McCulloch and Pitts 1943), each unit firing when z = w·x + b reaches, or exceeds, 0.</summary>
/// <remarks>
/// A sum that differs from 0 by no more than rounding (10⁻¹² of the sum of its terms' sizes) counts as 0, so that 0.1 + 0.2 − 0.3 is a tie as on paper.
/// </remarks>
internal sealed class ThresholdNetwork
{
    private const double Rounding = 1e-12;

    private readonly IReadOnlyList<Matrix> _weights;
    private readonly IReadOnlyList<IReadOnlyList<double>> _biases;
    private readonly BiasMeaning _meaning;

    /// <param name="weights">one matrix per layer, a row per unit; a layer's columns are the units before it</param>
    /// <param name="biases">one list per layer, a number per unit</param>
    /// <param name="step">what units answer</param>
    /// <param name="meaning">what <paramref name="biases"/> mean</param>
    /// <exception cref="ArgumentException">the shapes do not fit each other (see <see cref="ShapeProblem"/>)</exception>
    public ThresholdNetwork(
        IReadOnlyList<Matrix> weights, IReadOnlyList<IReadOnlyList<double>> biases, StepConvention step, BiasMeaning meaning = BiasMeaning.Added)
    {
        if (ShapeProblem(weights, biases) is { } problem)
        {
            throw new ArgumentException(problem, nameof(weights));
        }
        (_weights, _biases, Step, _meaning) = (weights, biases, step, meaning);
    }

    public StepConvention Step { get; }

    public int Inputs => _weights[0].Columns;

    public int Outputs => _weights[^1].Rows;

    /// <summary>Units per layer, without the inputs.</summary>
    public IReadOnlyList<int> Units => [.. _weights.Select(w => w.Rows)];

    /// <summary>Why these weights and biases are no network, in words that name the layer (from 1); null when they are one.</summary>
    public static string? ShapeProblem(IReadOnlyList<Matrix> weights, IReadOnlyList<IReadOnlyList<double>> biases)
    {
        if (weights.Count == 0 || weights.Count != biases.Count)
        {
            return $"{weights.Count} layers of weights and {biases.Count} of biases do not belong together";
        }
        for (var l = 0; l < weights.Count; l++)
        {
            if (weights[l].Rows == 0 || weights[l].Columns == 0)
            {
                return $"layer {l + 1} is empty";
            }
            if (biases[l].Count != weights[l].Rows)
            {
                return $"layer {l + 1} has {weights[l].Rows} units and {biases[l].Count} biases";
            }
            if (l > 0 && weights[l].Columns != weights[l - 1].Rows)
            {
                return $"layer {l + 1} takes {weights[l].Columns} inputs, but layer {l} has {weights[l - 1].Rows} units";
            }
        }
        return null;
    }

    /// <summary>What the last layer answers.</summary>
    public double[] Evaluate(ReadOnlySpan<double> inputs)
    {
        var values = inputs.ToArray();
        for (var l = 0; l < _weights.Count; l++)
        {
            values = Layer(l, values);
        }
        return values;
    }

    /// <summary>What every layer answers, the first hidden layer first.</summary>
    public IReadOnlyList<double[]> Activations(ReadOnlySpan<double> inputs)
    {
        List<double[]> all = [];
        for (var l = 0; l < _weights.Count; l++)
        {
            all.Add(Layer(l, l == 0 ? inputs : all[l - 1]));
        }
        return all;
    }

    private double[] Layer(int layer, ReadOnlySpan<double> inputs)
    {
        if (inputs.Length != _weights[layer].Columns)
        {
            throw new ArgumentException($"Layer {layer + 1} takes {_weights[layer].Columns} inputs, not {inputs.Length}.", nameof(inputs));
        }
        var outputs = new double[_weights[layer].Rows];
        for (var u = 0; u < outputs.Length; u++)
        {
            var bias = _meaning == BiasMeaning.Added ? _biases[layer][u] : -_biases[layer][u];
            outputs[u] = Fires(_weights[layer].Row(u), inputs, bias) ? 1 : Step.Low;
        }
        return outputs;
    }

    private bool Fires(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs, double bias)
    {
        var (z, size) = (bias, Math.Abs(bias));
        for (var i = 0; i < inputs.Length; i++)
        {
            var term = weights[i] * inputs[i];
            z += term;
            size += Math.Abs(term);
        }
        return Math.Abs(z) <= Rounding * size ? Step.FiresAtZero : z > 0;
    }
}
