using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;
using Autograder.Reference.Recurrence;

namespace Autograder.Reference.Calculators;

/// <summary>An LSTM over a sequence in the variants that courses use, forward and backward through time.</summary>
/// <remarks>Givens and results: docs/calculators.md. Hochreiter and Schmidhuber 1997 with the forget gate of Gers et al. 2000.</remarks>
internal static class LstmUnroll
{
    private static readonly string[] Gates = ["i", "f", "o", "c"];
    private static readonly Dictionary<string, bool> Sources = new() { ["h"] = false, ["c"] = true };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        string[] weights = [.. Gates.SelectMany(g => (string[])[$"w_in_{g}", $"w_rec_{g}"]), "w_out"];
        var sequence = SequenceGivens.Read(givens, weights, [.. Gates.Select(g => $"b_{g}"), "b_out"]);
        var functions = Functions.Read(givens);
        double? eta = givens.Has("eta") ? givens.Number("eta") : null;
        var units = sequence?.Units(["h0", "c0"], [.. Gates.Select(g => $"w_rec_{g}")], [.. Gates.Select(g => $"w_in_{g}")]) ?? 1;
        var objective = SequenceObjective.Read(givens, sequence?.Steps ?? 1, sequence?.Outputs("w_out", units) ?? 1);
        foreach (var key in (string[])["h0", "c0", "assume"])
        {
            givens.Has(key);
        }
        if (sequence is null || functions is null)
        {
            return;
        }
        var gates = Gates.Where(g => g != "i" || !functions.Coupled).ToDictionary(g => g, g => Gate.Read(sequence, g, units));
        var outputs = sequence.Outputs("w_out", units);
        var (map, mapBias) = (sequence.Given("w_out") ? sequence.Weight("w_out", outputs, units) : null, sequence.Bias("b_out", outputs));
        var (h0, c0) = (sequence.State("h0", units), sequence.State("c0", units));
        if (!givens.Ok || objective is null)
        {
            return;
        }
        var assume = new Assumptions(givens);
        var network = Unroll(sequence, gates.ToDictionary(g => g.Key, g => g.Value ?? throw new System.Diagnostics.UnreachableException()), (map, mapBias), (h0, c0), functions, assume);
        if (givens.Ok)
        {
            new SequenceResults(givens, results, network, assume).AddAll(objective, eta);
        }
    }

    private static Unrolled Unroll(
        SequenceGivens sequence, Dictionary<string, Gate> gates, (SteppedWeight? Weight, SteppedWeight? Bias) map, (Matrix H, Matrix C) start, Functions functions,
        Assumptions assume)
    {
        Node[] x = [.. sequence.X.Select(Node.Variable)];
        var values = ((string[])["i", "f", "o", "g", "c", "h", "y"]).ToDictionary(n => n, _ => new List<Node>());
        var (h0, c0) = (Node.Variable(start.H), Node.Variable(start.C));
        assume.Derivative("h0", h0);
        assume.Derivative("c0", c0);
        var (h, c) = (h0, c0);
        for (var t = 0; t < x.Length; t++)
        {
            Node Note(string name, Node computed)
            {
                values[name].Add(assume.Value($"{name}[{t + 1}]", computed));
                return values[name][t];
            }
            var f = Note("f", functions.Gate(gates["f"].Sum(t, x[t], h)));
            var i = Note("i", gates.TryGetValue("i", out var input) ? functions.Gate(input.Sum(t, x[t], h)) : 1 - f);
            var o = Note("o", functions.Gate(gates["o"].Sum(t, x[t], h)));
            var g = Note("g", functions.Candidate(gates["c"].Sum(t, x[t], h)));
            c = Note("c", f * c + i * g);
            h = Note("h", o * functions.Hidden(c));
            var source = functions.OutputFromCell ? c : h;
            var sum = map.Weight?.Times(t, source) ?? source;
            Note("y", functions.Output(map.Bias is { } b ? sum + b[t] : sum));
        }
        SteppedWeight?[] all = [.. gates.Values.SelectMany(g => (SteppedWeight?[])[g.Input, g.Recurrent, g.Bias]), map.Weight, map.Bias];
        return new()
        {
            X = x,
            Computed = [.. values.Select(v => (v.Key, (IReadOnlyList<Node>)v.Value))],
            Initial = [("h0", h0), ("c0", c0)],
            Weights = [.. all.OfType<SteppedWeight>()],
            States = ["h", "c"],
        };
    }

    private sealed record Gate(SteppedWeight Input, SteppedWeight Recurrent, SteppedWeight? Bias)
    {
        /// <summary>Null when a weight is missing or does not fit, which the givens then say.</summary>
        public static Gate? Read(SequenceGivens sequence, string name, int units)
        {
            var (input, recurrent) = (sequence.Weight($"w_in_{name}", units, sequence.Inputs), sequence.Weight($"w_rec_{name}", units, units));
            var bias = sequence.Bias($"b_{name}", units);
            return input is null || recurrent is null ? null : new(input, recurrent, bias);
        }

        public Node Sum(int t, Node x, Node h)
        {
            var sum = Recurrent.Times(t, h) + Input.Times(t, x);
            return Bias is { } b ? sum + b[t] : sum;
        }
    }

    private sealed record Functions(Func<Node, Node> Gate, Func<Node, Node> Candidate, Func<Node, Node> Hidden, Func<Node, Node> Output, bool OutputFromCell, bool Coupled)
    {
        public static Functions? Read(GivenReader givens)
        {
            var conventions = ActivationWords.Conventions(givens, 1)[0];
            Func<Node, Node>? Function(string key, Activation otherwise) =>
                givens.Word(key, ActivationWords.All, otherwise) is { } word ? z => conventions.Apply(word, z) : null;
            var (gate, candidate) = (Function("gate", Activation.Sigmoid), Function("candidate", Activation.Tanh));
            var (hidden, output) = (Function("hidden", Activation.Tanh), Function("output_activation", Activation.Linear));
            var fromCell = givens.Word("output_from", Sources, false);
            var coupled = givens.Flag("coupled", false);
            return gate is null || candidate is null || hidden is null || output is null || fromCell is null
                ? null
                : new(gate, candidate, hidden, output, fromCell.Value, coupled);
        }
    }
}
