using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>Which loss an author means: its word, scale, logarithm and reduction.</summary>
/// <remarks>Outputs and targets have one column per example. 0·ln 0 is 0.</remarks>
internal sealed record LossGivens(LossWord Word, BatchReduction Reduction, double Scale, double Base, double? LogZero, Matrix? OutputWeights)
{
    public static readonly Dictionary<string, LossWord> Words = new()
    {
        ["cross_entropy"] = LossWord.CrossEntropy,
        ["binary_cross_entropy"] = LossWord.BinaryCrossEntropy,
        ["binary_cross_entropy_sum"] = LossWord.BinaryCrossEntropySum,
        ["softmax_cross_entropy"] = LossWord.SoftmaxCrossEntropy,
        ["half_sum_of_squares"] = LossWord.HalfSumOfSquares,
        ["sum_of_squares"] = LossWord.SumOfSquares,
        ["mean_squared_error"] = LossWord.MeanSquaredError,
        ["root_mean_squared_error"] = LossWord.RootMeanSquaredError,
        ["mean_absolute_error"] = LossWord.MeanAbsoluteError,
        ["sum_of_absolute_errors"] = LossWord.SumOfAbsoluteErrors,
        ["output"] = LossWord.Output,
    };

    private static readonly Dictionary<string, BatchReduction> Reductions = new() { ["mean"] = BatchReduction.Mean, ["sum"] = BatchReduction.Sum };

    public static LossGivens? Read(GivenReader givens, LossWord otherwise, BatchReduction reduction = BatchReduction.Mean)
    {
        var word = givens.Word("loss", Words, otherwise);
        var reduced = givens.Word("reduction", Reductions, reduction);
        var scale = givens.Number("loss_scale", 1);
        double? logZero = givens.Has("log_zero") ? givens.Number("log_zero") : null;
        var logBase = givens.Says("base", "e") ? Math.E : givens.Number("base", Math.E);
        if (logBase is <= 0 or 1)
        {
            givens.Reject("base", "e or a number above 0 other than 1 is needed");
        }
        var weights = givens.Has("output_weights") ? givens.Array("output_weights") : null;
        return givens.Ok && (word, reduced, scale, logBase) is ({ } w, { } r, { } s, { } b)
            ? new(w, r, s, b, logZero, weights is null ? null : Matrix.Column(weights.Values))
            : null;
    }

    /// <summary>The target as n×N, from <c>target</c> or <c>target_class</c>; null when there is none, or when it does not fit and was rejected.</summary>
    public static Matrix? Target(GivenReader givens, int outputs, int examples)
    {
        if (givens.Has("target_class"))
        {
            return FromClasses(givens, outputs, examples);
        }
        var target = givens.Has("target") ? givens.Columns("target", outputs) : null;
        if (target is not null && target.Columns != examples)
        {
            givens.Reject("target", $"{examples} examples are needed, not {target.Columns}");
            return null;
        }
        return target;
    }

    /// <summary>Whether there is one weight per output, or one for all; when not, it is rejected.</summary>
    public bool Fits(GivenReader givens, int outputs)
    {
        var fits = OutputWeights is null || OutputWeights.Rows == outputs || OutputWeights.Rows == 1;
        if (!fits)
        {
            givens.Reject("output_weights", $"{outputs} numbers are needed, one per output");
        }
        return fits;
    }

    /// <summary>What every output adds to the loss of its example, n×N, before the sum, the scale and (for the root) the root.</summary>
    public Node Terms(Node y, Matrix? target)
    {
        var n = y.Value.Rows;
        if (Word == LossWord.Output || target is null)
        {
            return OutputWeights is null ? y : y * Node.Constant(OutputWeights);
        }
        var t = Node.Constant(target);
        return Word switch
        {
            LossWord.CrossEntropy => -Log(target, y),
            LossWord.BinaryCrossEntropy => Binary(target, y) / n,
            LossWord.BinaryCrossEntropySum => Binary(target, y),
            LossWord.SoftmaxCrossEntropy => -(t * Elementwise.LogSoftmax(y)) / Math.Log(Base),
            LossWord.HalfSumOfSquares => (y - t) * (y - t) / 2,
            LossWord.SumOfSquares => (y - t) * (y - t),
            LossWord.MeanSquaredError or LossWord.RootMeanSquaredError => (y - t) * (y - t) / n,
            LossWord.MeanAbsoluteError => Elementwise.Abs(y - t) / n,
            LossWord.SumOfAbsoluteErrors => Elementwise.Abs(y - t),
            LossWord.Output => y,
        };
    }

    /// <summary>The same terms from what goes into softmax or sigmoid, finite for every finite z; null where loss and activation do not cancel.</summary>
    public Node? TermsFromLogits(Activation activation, Node z, Matrix target) => (activation, Word) switch
    {
        (Activation.Softmax, LossWord.CrossEntropy) => -(Node.Constant(target) * Elementwise.LogSoftmax(z)) / Math.Log(Base),
        (Activation.Sigmoid, LossWord.BinaryCrossEntropy) => (Elementwise.Softplus(z) - Node.Constant(target) * z) / (z.Value.Rows * Math.Log(Base)),
        (Activation.Sigmoid, LossWord.BinaryCrossEntropySum) => (Elementwise.Softplus(z) - Node.Constant(target) * z) / Math.Log(Base),
        _ => null,
    };

    /// <summary>The loss of each example, 1×N.</summary>
    public Node PerExample(Node terms)
    {
        var sums = Linear.ColumnSums(terms);
        return Scale * (Word == LossWord.RootMeanSquaredError ? Elementwise.Sqrt(sums) : sums);
    }

    public Node Reduce(Node perExample) => Losses.Scale(Reduction, perExample.Value.Columns) * Linear.Sum(perExample);

    public Node Of(Node y, Matrix? target) => Reduce(PerExample(Terms(y, target)));

    private Node Binary(Matrix target, Node y) => -(Log(target, y) + Log(target.Map(t => 1 - t), 1 - y));

    /// <summary>factor·log y; where the factor is 0, the term is 0 and has no derivative, whatever y is.</summary>
    private Node Log(Matrix factor, Node y)
    {
        var assumed = Matrix.Generate(factor.Rows, factor.Columns, (r, c) => LogZero is not null && factor[r, c] != 0 && y.Value[r, c] == 0 ? 1 : 0);
        var unused = Matrix.Generate(factor.Rows, factor.Columns, (r, c) => factor[r, c] == 0 || assumed[r, c] == 1 ? 1 : 0);
        var logs = Node.Constant(factor) * Elementwise.Log(Elementwise.Where(unused, 1, y)) / Math.Log(Base);
        return LogZero is { } zero ? logs + Node.Constant(zero * assumed.Times(factor)) : logs;
    }

    private static Matrix? FromClasses(GivenReader givens, int outputs, int examples)
    {
        var labels = givens.IsList("target_class") ? givens.Integers("target_class", 1) : givens.Integer("target_class", 1) is { } one ? [one] : null;
        // Sizes that were rejected may be too large to make anything of.
        if (labels is null || !givens.Ok)
        {
            return null;
        }
        if (labels.Count != examples || labels.Any(l => l > outputs))
        {
            givens.Reject("target_class", $"{examples} whole numbers from 1 to {outputs} are needed, one per example");
            return null;
        }
        return Matrix.OneHot([.. labels.Select(l => l - 1)], outputs);
    }
}
