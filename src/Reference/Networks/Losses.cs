namespace Autograder.Reference.Networks;

/// <summary>Losses of a batch and their derivatives; outputs and targets are n×N, one column per example.</summary>
public static class Losses
{
    /// <summary>The loss of the whole batch.</summary>
    /// <remarks>0·ln 0 counts as 0; a target above 0 met by an output of 0 gives +∞.</remarks>
    public static double Value(Loss loss, Matrix output, Matrix target, BatchReduction reduction = BatchReduction.Mean)
    {
        var terms = loss switch
        {
            Loss.CrossEntropy => Pairwise(output, target, (y, t) => -TimesLog(t, y)),
            Loss.HalfSumOfSquares => Pairwise(output, target, (y, t) => (y - t) * (y - t) / 2),
            Loss.MeanSquaredError => Pairwise(output, target, (y, t) => (y - t) * (y - t) / output.Rows),
            Loss.BinaryCrossEntropy => Pairwise(output, target, (y, t) => -(TimesLog(t, y) + TimesLog(1 - t, 1 - y)) / output.Rows),
        };
        return Scale(reduction, output.Columns) * terms.Sum();
    }

    /// <summary>dL/dy, n×N.</summary>
    public static Matrix Derivative(Loss loss, Matrix output, Matrix target, BatchReduction reduction = BatchReduction.Mean)
    {
        var terms = loss switch
        {
            Loss.CrossEntropy => Pairwise(output, target, (y, t) => t == 0 ? 0 : -t / y),
            Loss.HalfSumOfSquares => output - target,
            Loss.MeanSquaredError => 2.0 / output.Rows * (output - target),
            Loss.BinaryCrossEntropy => Pairwise(output, target, (y, t) => (y - t) / (y * (1 - y) * output.Rows)),
        };
        return Scale(reduction, output.Columns) * terms;
    }

    /// <summary>Cross-entropy of softmax(z) without forming it: (ln Σⱼ e^zⱼ)·Σᵢ tᵢ − Σᵢ tᵢzᵢ for each column, finite for every finite z.</summary>
    public static double CrossEntropyFromLogits(Matrix logits, Matrix target, BatchReduction reduction = BatchReduction.Mean)
    {
        var maxima = ActivationFunctions.ColumnMaxima(logits);
        var sums = ActivationFunctions.ColumnSums(Matrix.Generate(logits.Rows, logits.Columns, (r, c) => Math.Exp(logits[r, c] - maxima[c])));
        var terms = Matrix.Generate(logits.Rows, logits.Columns, (r, c) => target[r, c] * (Math.Log(sums[c]) + maxima[c] - logits[r, c]));
        return Scale(reduction, logits.Columns) * terms.Sum();
    }

    internal static double Scale(BatchReduction reduction, int examples) => reduction switch
    {
        BatchReduction.Mean => 1.0 / examples,
        BatchReduction.Sum => 1,
    };

    private static double TimesLog(double factor, double x) => factor == 0 ? 0 : factor * Math.Log(x);

    private static Matrix Pairwise(Matrix output, Matrix target, Func<double, double, double> term) =>
        output.Zip(target, (ys, ts, into) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = term(ys[i], ts[i]);
            }
        });
}
