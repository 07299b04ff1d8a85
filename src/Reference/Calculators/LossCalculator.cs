using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>The loss of given predictions or logits, term by term, with its gradient.</summary>
/// <remarks>Givens and results: docs/calculators.md.</remarks>
internal static class LossCalculator
{
    private static readonly Dictionary<string, Activation> Origins = new() { ["softmax"] = Activation.Softmax, ["sigmoid"] = Activation.Sigmoid };
    private static readonly Dictionary<string, bool> Orientations = new() { ["columns"] = false, ["rows"] = true };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var loss = LossGivens.Read(givens, LossWord.CrossEntropy);
        var byRows = givens.Word("examples", Orientations, false) ?? false;
        var origin = givens.Word("from", Origins, Activation.Softmax);
        var logits = givens.Has("z");
        var scores = logits ? givens.Array("z") : givens.Array("y");
        if (logits && givens.Has("y"))
        {
            givens.Reject("y", "either predictions y or logits z are given, not both");
        }
        if (scores is { Rank: > 2 } or { Length: 0 })
        {
            givens.Reject(logits ? "z" : "y", "a number, a list or rows of numbers are needed");
        }
        var wanted = givens.Has("target") | givens.Has("target_class") || loss?.Word == LossWord.Output;
        if (!wanted && !logits)
        {
            givens.Reject("target", "missing; a target is needed");
        }
        var frame = givens.Ok && scores is not null ? new Frame(scores, byRows) : null;
        var target = frame is null ? null : frame.Target(givens);
        var (penalty, weights) = (PenaltyGivens.Read(givens), givens.Has("weights") ? givens.Flat("weights") : null);
        if (!givens.Ok || loss is null || frame is null || origin is null || !loss.Fits(givens, frame.Scores.Rows))
        {
            return;
        }
        var z = Node.Variable(frame.Scores);
        var y = !logits ? z : Activated(origin.Value, z);
        if (logits)
        {
            AddProbabilities(results, frame, z, y);
        }
        if (wanted)
        {
            AddLoss(results, frame, loss, target, z, y, logits ? origin : null);
        }
        AddPenalty(givens, results, penalty, weights);
    }

    private static Node Activated(Activation origin, Node z) => origin == Activation.Softmax ? Elementwise.Softmax(z) : Elementwise.Sigmoid(z);

    private static void AddProbabilities(CalculatorResults results, Frame frame, Node z, Node p)
    {
        results.Add("p", frame.Shaped(p.Value));
        if (p.Value.Columns == 1)
        {
            var n = p.Value.Rows;
            double[][] rows = [.. Enumerable.Range(0, n).Select(i => Derivatives.Of(Linear.Element(p, i, 0))[z].Value.Values.ToArray())];
            results.Add("dp/dz", n == 1 && frame.IsNumber ? DenseArray.Scalar(rows[0][0]) : DenseArray.From(Matrix.FromRows(rows)));
        }
    }

    private static void AddLoss(CalculatorResults results, Frame frame, LossGivens loss, Matrix? target, Node z, Node y, Activation? origin)
    {
        var output = Node.Variable(y.Value);
        var terms = loss.Terms(output, target);
        var perExample = loss.PerExample(terms);
        var byOutput = frame.Shaped(Derivatives.Of(loss.Reduce(perExample))[output].Value);
        results.Add("loss", loss.Reduce(perExample).Number);
        results.Add("losses", DenseArray.Vector(perExample.Value.Values));
        results.Add("terms", frame.Shaped(loss.Scale * terms.Value));
        results.Add("dL/dy", byOutput);
        if (origin is { } activation)
        {
            var joined = target is null ? null : loss.TermsFromLogits(activation, z, target);
            results.Add("dL/dp", byOutput);
            results.Add("dL/dz", frame.Shaped(Derivatives.Of(loss.Reduce(loss.PerExample(joined ?? loss.Terms(y, target))))[z].Value));
        }
    }

    private static void AddPenalty(GivenReader givens, CalculatorResults results, PenaltyGivens? penalty, IReadOnlyList<double>? weights)
    {
        if (penalty is null && weights is null)
        {
            return;
        }
        if (penalty is null || weights is null)
        {
            givens.Reject(penalty is null ? "l2" : "weights", "missing; the L2 term needs both its strength and the weights");
            return;
        }
        var w = Node.Variable(Matrix.Column([.. weights]));
        var term = penalty.Of([w]);
        results.Add("penalty", term.Number);
        if (results.TryGet("loss", out var loss))
        {
            results.Add("objective", loss[[]] + term.Number);
        }
        results.Add("dpenalty/dw", DenseArray.Vector(Derivatives.Of(term)[w].Value.Values));
    }

    /// <summary>How the author wrote the scores, and the same with examples as columns.</summary>
    private sealed class Frame(DenseArray given, bool byRows)
    {
        private readonly bool _turned = byRows && given.Rank == 2;

        public Matrix Scores { get; } = byRows && given.Rank == 2 ? given.ToMatrix().Transposed() : given.ToMatrix();

        public bool IsNumber => given.Rank == 0;

        public DenseArray Shaped(Matrix value) => new(given.Shape, (_turned ? value.Transposed() : value).Values.ToArray());

        public Matrix? Target(GivenReader givens)
        {
            if (!_turned || !givens.Has("target"))
            {
                return LossGivens.Target(givens, Scores.Rows, Scores.Columns);
            }
            var target = givens.Array("target");
            if (target is not null && !target.HasShape(given.Shape))
            {
                givens.Reject("target", $"the shape {given.ShapeText} of the predictions is needed, not {target.ShapeText}");
                return null;
            }
            return target?.ToMatrix().Transposed();
        }
    }
}
