using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>Outputs of a network for images with one class each.</summary>
internal static class Classification
{
    /// <summary>Shares that are exactly 0 would make the mean infinite; single precision has nothing between 0 and this beside 1.</summary>
    private const double LeastProbability = 1e-7;

    /// <summary>Images that were shown in their own order.</summary>
    public static ModelMeasurement Measure(RunResult run, Tensor outputs, ModelOutputs kind, byte[] labels) =>
        // sets that are filled up with repeats give more rows than labels
        Rows(outputs, run.Evidence.Classes) is { } rows && (rows == labels.Length || rows == IdxImages.TestCount && rows > labels.Length)
            ? Measured(run, Read(outputs, kind, run.Evidence.Classes, [.. Enumerable.Range(0, labels.Length)], row => labels[row]), 0, labels.Length)
            : Misshapen(run, outputs, labels.Length);

    /// <summary>Hidden images in secret order: the originals, unless copies of them tell that their labels were looked up.</summary>
    public static ModelMeasurement Measure(RunResult run, Tensor outputs, ModelOutputs kind, byte[] labels, Hiding hiding)
    {
        if (Rows(outputs, run.Evidence.Classes) != hiding.Order.Length)
        {
            return Misshapen(run, outputs, hiding.Order.Length);
        }

        var copies = labels.Length + hiding.Copied.Length;
        var read = Read(outputs, kind, run.Evidence.Classes, hiding.Order, row => row < labels.Length ? labels[row] : row < copies ? labels[hiding.Copied[row - labels.Length]] : (byte)0);
        var gap = CopyGap.Of(hiding.Copied, row => read.Correct[row], labels.Length);
        return (gap is { IsLookedUp: true } ? Measured(run, read, labels.Length, gap.Count) : Measured(run, read, 0, labels.Length)) with
        {
            Copies = gap,
            Canaries = CanaryAnswers.Of(hiding, labels, k => read.Said[copies + k]),
        };
    }

    /// <summary>What was said, whether it was right and how surprising the truth was, by row.</summary>
    private sealed record Answers(int[] Said, bool[] Correct, double[] Losses);

    private static Answers Read(Tensor outputs, ModelOutputs kind, int classes, int[] order, Func<int, byte> label)
    {
        var values = outputs.ToDoubles();
        var found = new Answers(new int[order.Length], new bool[order.Length], new double[order.Length]);
        for (var shown = 0; shown < order.Length; shown++)
        {
            var row = order[shown];
            var scores = values.AsSpan(shown * classes, classes);
            found.Said[row] = Largest(scores);
            found.Correct[row] = found.Said[row] == label(row);
            found.Losses[row] = Surprise(scores, kind, label(row));
        }

        return found;
    }

    private static ModelMeasurement Measured(RunResult run, Answers read, int from, int count)
    {
        var losses = read.Losses[from..(from + count)];
        var measured = new ModelMeasurement { Seed = run.Evidence.Seed, Count = count, Correct = read.Correct[from..(from + count)] };
        return double.IsFinite(losses.Sum()) ? measured with { Losses = losses, CrossEntropy = losses.Average() } : measured;
    }

    private static int? Rows(Tensor outputs, int classes) => outputs.Shape is [var rows, var width] && width == classes ? rows : null;

    private static ModelMeasurement Misshapen(RunResult run, Tensor outputs, int expected) => ModelMeasurement.Nothing(run,
        $"The network returned an array of shape {outputs.ShapeText}; {run.Evidence.Classes} numbers for each of {expected} images, ({expected}, {run.Evidence.Classes}), were expected.");

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
