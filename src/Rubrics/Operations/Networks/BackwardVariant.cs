using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>Where the backward pass starts.</summary>
internal enum OutputDelta { Right, Negated, TimesSigmaPrime, TimesSlope, ThroughJacobian }

/// <summary>How a hidden activation's derivative is taken.</summary>
internal enum HiddenSlope { OfZ, OfActivation, Dropped }

/// <summary>How bias gradients are made of the deltas.</summary>
internal enum BiasSum { OverExamples, OverNeurons, None, Zero, OverEverything }

/// <summary>A backward pass with one thing changed.</summary>
/// <param name="Hidden">whose derivative is used</param>
internal sealed record BackwardVariant(Activation Hidden)
{
    public OutputDelta Delta { get; init; } = OutputDelta.Right;

    public HiddenSlope Slope { get; init; } = HiddenSlope.OfZ;

    public BiasSum Bias { get; init; } = BiasSum.OverExamples;

    /// <summary>Every weight gradient is made with z instead of the activation below.</summary>
    public bool ZInsteadOfActivation { get; init; }

    /// <summary>Factor on everything; 1/N is the mean over N examples.</summary>
    public required double Factor { get; init; }

    /// <summary>Factor on the bias gradients, where it is another.</summary>
    public double? BiasFactor { get; init; }

    /// <summary>Gradients by name: gw0, gb0, gw1, …</summary>
    public IReadOnlyDictionary<string, Matrix> Run(NetworkCase network, ForwardPass pass)
    {
        Dictionary<string, Matrix> gradients = new(StringComparer.Ordinal);
        var delta = Start(pass, network.Y);
        for (var l = network.Weights.Count - 1; l >= 0; l--)
        {
            var input = ZInsteadOfActivation && l > 0 ? pass.Zs[l - 1] : pass.Activations[l];
            gradients[$"gw{l}"] = Factor * delta.MultiplyTransposed(input);
            gradients[$"gb{l}"] = (BiasFactor ?? Factor) * Summed(delta);
            if (l > 0)
            {
                delta = network.Weights[l].TransposedMultiply(delta).Times(Slopes(pass, l - 1));
            }
        }
        return gradients;
    }

    private Matrix Start(ForwardPass pass, Matrix target)
    {
        var (output, difference) = (pass.Output, pass.Output - target);
        return Delta switch
        {
            OutputDelta.Right => difference,
            OutputDelta.Negated => -1 * difference,
            OutputDelta.TimesSigmaPrime => difference.Times(ActivationFunctions.Derivative(Activation.Sigmoid, pass.Zs[^1])),
            OutputDelta.TimesSlope => difference.Times(output.Map(p => p * (1 - p))),
            OutputDelta.ThroughJacobian => ActivationFunctions.Backward(Activation.Softmax, pass.Zs[^1], difference),
        };
    }

    private Matrix Slopes(ForwardPass pass, int layer) => Slope switch
    {
        HiddenSlope.OfZ => ActivationFunctions.Derivative(Hidden, pass.Zs[layer]),
        HiddenSlope.OfActivation => ActivationFunctions.Derivative(Hidden, pass.Activations[layer + 1]),
        HiddenSlope.Dropped => pass.Zs[layer].Map(_ => 1),
    };

    private Matrix Summed(Matrix delta) => Bias switch
    {
        BiasSum.OverExamples => delta.RowSums(),
        BiasSum.OverNeurons => delta.ColumnSums().Transposed(),
        BiasSum.None => delta,
        BiasSum.Zero => Matrix.Zero(delta.Rows, 1),
        BiasSum.OverEverything => Matrix.FromRowMajor(1, 1, delta.Sum()),
    };
}
