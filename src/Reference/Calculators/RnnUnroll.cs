using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;
using Autograder.Reference.Recurrence;

namespace Autograder.Reference.Calculators;

/// <summary>A simple recurrent network over a sequence, forward and backward through time.</summary>
/// <remarks>Givens and results: docs/calculators.md.</remarks>
internal static class RnnUnroll
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var sequence = SequenceGivens.Read(givens, ["w_in", "w_rec", "w_out"], ["b", "b_out"]);
        var hidden = givens.Word("activation", ActivationWords.All, Activation.Tanh);
        var output = givens.Word("output_activation", ActivationWords.All, Activation.Linear);
        var conventions = ActivationWords.Conventions(givens, 1)[0];
        double? eta = givens.Has("eta") ? givens.Number("eta") : null;
        var units = sequence?.Units(["h0"], ["w_rec"], ["w_in"]) ?? 1;
        var objective = SequenceObjective.Read(givens, sequence?.Steps ?? 1, sequence?.Outputs("w_out", units) ?? 1);
        if (sequence is null)
        {
            givens.Has("h0");
            givens.Has("assume");
            return;
        }
        var (input, recurrent, bias) = (sequence.Weight("w_in", units, sequence.Inputs), sequence.Weight("w_rec", units, units), sequence.Bias("b", units));
        var outputs = sequence.Outputs("w_out", units);
        var (map, mapBias) = (sequence.Given("w_out") ? sequence.Weight("w_out", outputs, units) : null, sequence.Bias("b_out", outputs));
        var start = sequence.State("h0", units);
        if (!givens.Ok || objective is null || hidden is null || output is null || input is null || recurrent is null)
        {
            givens.Has("assume");
            return;
        }
        var assume = new Assumptions(givens);
        var network = Unroll(sequence, new(input, recurrent, bias, map, mapBias), start, assume, z => conventions.Apply(hidden.Value, z), z => conventions.Apply(output.Value, z));
        if (givens.Ok)
        {
            new SequenceResults(givens, results, network, assume).AddAll(objective, eta);
        }
    }

    private static Unrolled Unroll(
        SequenceGivens sequence, Parts weights, Matrix start, Assumptions assume, Func<Node, Node> hidden, Func<Node, Node> output)
    {
        Node[] x = [.. sequence.X.Select(Node.Variable)];
        var (z, h, y) = (new List<Node>(), new List<Node>(), new List<Node>());
        var initial = Node.Variable(start);
        assume.Derivative("h0", initial);
        var before = initial;
        for (var t = 0; t < x.Length; t++)
        {
            var sum = weights.Recurrent.Times(t, before) + weights.Input.Times(t, x[t]);
            z.Add(assume.Value($"z[{t + 1}]", weights.Bias is { } b ? sum + b[t] : sum));
            before = assume.Value($"h[{t + 1}]", hidden(z[t]));
            h.Add(before);
            var seen = weights.Output?.Times(t, before) ?? before;
            y.Add(assume.Value($"y[{t + 1}]", output(weights.OutputBias is { } c ? seen + c[t] : seen)));
        }
        return new()
        {
            X = x,
            Computed = [("z", z), ("h", h), ("y", y)],
            Initial = [("h0", initial)],
            Weights = [.. ((SteppedWeight?[])[weights.Input, weights.Recurrent, weights.Bias, weights.Output, weights.OutputBias]).OfType<SteppedWeight>()],
            States = ["h"],
        };
    }

    private sealed record Parts(SteppedWeight Input, SteppedWeight Recurrent, SteppedWeight? Bias, SteppedWeight? Output, SteppedWeight? OutputBias);
}
