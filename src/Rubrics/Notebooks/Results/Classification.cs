using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>Outputs of a network for images with one class each.</summary>
internal static class Classification
{
    /// <summary>Shares that are exactly 0 would make the mean infinite; single precision has nothing between 0 and this beside 1.</summary>
    private const double LeastProbability = 1e-7;

    /// <param name="order">Position shown → index of the label; null where images were shown in their own order.</param>
    public static ModelMeasurement Measure(RunResult run, Tensor outputs, ModelOutputs kind, byte[] labels, int[]? order)
    {
        var classes = run.Evidence.Classes;
        // sets that are filled up with repeats give more rows than labels
        if (outputs.Shape is not [var rows, var width] || width != classes || (rows != labels.Length && rows != IdxImages.TestCount) || rows < labels.Length)
        {
            return ModelMeasurement.Nothing(run, $"The network returned an array of shape {outputs.ShapeText}; {classes} numbers for each of {labels.Length} images, ({labels.Length}, {classes}), were expected.");
        }

        var values = outputs.ToDoubles();
        var correct = new bool[labels.Length];
        var losses = new double[labels.Length];
        for (var shown = 0; shown < labels.Length; shown++)
        {
            var original = order?[shown] ?? shown;
            var row = values.AsSpan(shown * classes, classes);
            correct[original] = Largest(row) == labels[original];
            losses[original] = Surprise(row, kind, labels[original]);
        }

        var measured = new ModelMeasurement { Seed = run.Evidence.Seed, Count = labels.Length, Correct = correct };
        return double.IsFinite(losses.Sum()) ? measured with { Losses = losses, CrossEntropy = losses.Average() } : measured;
    }

    /// <summary>Index of the largest number; −1 where one of them is none.</summary>
    private static int Largest(ReadOnlySpan<double> row)
    {
        var best = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (double.IsNaN(row[i]))
            {
                return -1;
            }

            best = row[i] > row[best] ? i : best;
        }

        return best;
    }

    /// <summary>−ln p of a class; NaN where the row holds neither scores nor probabilities.</summary>
    private static double Surprise(ReadOnlySpan<double> row, ModelOutputs kind, int label)
    {
        var (most, sum, least) = (double.NegativeInfinity, 0.0, double.PositiveInfinity);
        foreach (var value in row)
        {
            (most, least, sum) = (Math.Max(most, value), Math.Min(least, value), sum + value);
        }

        if (kind == ModelOutputs.Values || !double.IsFinite(sum))
        {
            return double.NaN;
        }

        if (kind == ModelOutputs.Probabilities)
        {
            return least < -1e-6 || Math.Abs(sum - 1) > 1e-3 ? double.NaN : -Math.Log(Math.Max(row[label], LeastProbability));
        }

        var total = 0.0;
        foreach (var value in row)
        {
            total += Math.Exp(value - most);
        }

        return most + Math.Log(total) - row[label];
    }
}
