using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>The mistakes of backward passes that are recognised, for one forward pass and one hidden activation.</summary>
internal sealed class GradientMistakes(NetworkCase network, Func<ForwardPass> forward, Activation hidden)
{
    private readonly Lazy<ForwardPass> _pass = new(forward);

    private double Mean => 1.0 / network.X.Columns;

    private BackwardVariant Right => new(hidden) { Factor = Mean };

    public Family Family(string? note) => new(() => Right.Run(network, _pass.Value), [.. Scales(), .. Biases(), .. Slopes(), .. SlopesSummed(), .. Orders()]) { Note = note };

    private IEnumerable<Mistaken> Scales() =>
    [
        Changed(Mistakes.MissingBatchMean, "The gradient is the sum over the batch: divide by the number of examples, because the loss is their mean.", Right with { Factor = 1 }),
        Changed(Mistakes.WrongSign, "The sign is turned round: with it the update climbs the loss. Start from the output minus the target.", Right with { Factor = -Mean }),
        Changed(Mistakes.WrongSign, "The sign is turned round, and 1/N for the mean over the batch is missing. Start from the output minus the target, and divide by the number of examples.", Right with { Factor = -1 }),
        Changed(Mistakes.ExtraBatchMean, "The gradient is divided by the number of examples once too often.", Right with { Factor = Mean * Mean }),
    ];

    private IEnumerable<Mistaken> Biases()
    {
        const string Summed = "The gradient of a bias is the sum of its deltas over the examples (times 1/N): np.sum(delta, axis=1, keepdims=True). Yours still has one column per example.";
        const string Axis = "The deltas are summed over the wrong axis for the biases: sum over the examples, np.sum(delta, axis=1, keepdims=True).";
        yield return Changed(Mistakes.BiasIgnored, "The gradient of the biases is zero: it is the sum of the deltas over the examples, times 1/N.", Right with { Bias = BiasSum.Zero });
        foreach (var factor in new[] { Mean, 1 })
        {
            yield return Changed(Mistakes.BiasNotSummed, Summed, Right with { Bias = BiasSum.None, BiasFactor = factor });
            yield return Changed(Mistakes.BiasWrongAxis, Axis, Right with { Bias = BiasSum.OverNeurons, BiasFactor = factor });
            yield return Changed(Mistakes.BiasWrongAxis, Axis, Right with { Bias = BiasSum.OverEverything, BiasFactor = factor });
            yield return Changed(Mistakes.BiasIgnored, "The gradient of the biases is zero, and 1/N for the mean over the batch is missing from that of the weights.", Right with { Bias = BiasSum.Zero, Factor = factor });
        }
    }

    private IEnumerable<Mistaken> Slopes() => Slopes(Right, "");

    private IEnumerable<Mistaken> SlopesSummed() =>
        Slopes(Right with { Factor = 1 }, " Besides, 1/N for the mean over the batch is missing.");

    private IEnumerable<Mistaken> Slopes(BackwardVariant basis, string besides)
    {
        var name = Words.Of(hidden);
        Mistaken With(string key, string words, BackwardVariant variant) => Changed(key, words + besides, variant);
        yield return With(Mistakes.SigmaPrimeDropped, $"On the way back through a hidden layer the derivative of its activation ({name}) is missing: multiply Wᵀ·delta by it, element by element.", basis with { Slope = HiddenSlope.Dropped });
        yield return With(Mistakes.SigmaPrimeOfActivation, $"The derivative of {name} is taken at the activation; it belongs at z, the input of the activation.", basis with { Slope = HiddenSlope.OfActivation });
        yield return With(Mistakes.SigmaPrimeOnOutput, "The last layer's delta is multiplied by the derivative of sigmoid: with softmax and cross-entropy it is just the output minus the target.", basis with { Delta = OutputDelta.TimesSigmaPrime });
        const string Jacobian = "The last layer's delta is multiplied by the derivative of softmax a second time: with cross-entropy it is just the output minus the target.";
        yield return With(Mistakes.SoftmaxJacobian, Jacobian, basis with { Delta = OutputDelta.TimesSlope });
        yield return With(Mistakes.SoftmaxJacobian, Jacobian, basis with { Delta = OutputDelta.ThroughJacobian });
        yield return With(Mistakes.ZInsteadOfActivation, "The gradient of the weights is made with z of the layer below instead of its activation.", basis with { ZInsteadOfActivation = true });
    }

    private IEnumerable<Mistaken> Orders()
    {
        const string Order = "The gradients are right, but of the wrong layers: the list has to run from the first layer to the last. Going backward, insert at the front, or assign by index.";
        yield return new(Mistakes.WrongLayer, Order, () => Reversed(Right.Run(network, _pass.Value)));
        yield return new(Mistakes.WrongLayer, Order + " Besides, 1/N for the mean over the batch is missing.", () => Reversed((Right with { Factor = 1 }).Run(network, _pass.Value)));
    }

    private IReadOnlyDictionary<string, Matrix> Reversed(IReadOnlyDictionary<string, Matrix> gradients)
    {
        var last = network.Weights.Count - 1;
        return Enumerable.Range(0, last + 1)
            .SelectMany(l => new[] { KeyValuePair.Create($"gw{l}", gradients[$"gw{last - l}"]), new($"gb{l}", gradients[$"gb{last - l}"]) })
            .ToDictionary();
    }

    private Mistaken Changed(string key, string words, BackwardVariant variant) => new(key, words, () => variant.Run(network, _pass.Value));
}
