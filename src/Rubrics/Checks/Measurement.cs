using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Checks;

/// <summary>Accuracy recomputed outside the box from predictions and labels that the box never saw.</summary>
/// <param name="TestCorrect">How many of the <paramref name="TestCount"/> test images are right.</param>
/// <param name="HeldBackAccuracy">0 to 1, on held-back training images; null where there are none.</param>
/// <param name="Problem">Why there is no accuracy, in words; empty where there is one.</param>
internal sealed record Measurement(long Seed, int TestCorrect, int TestCount, double? HeldBackAccuracy, string Problem)
{
    public double TestAccuracy => TestCount == 0 ? 0 : (double)TestCorrect / TestCount;
    public bool Succeeded => Problem.Length == 0;

    public static Measurement Of(RunResult run)
    {
        var labels = run.HiddenLabels;
        if (run.Evidence.Secret is not { } secret || labels.Length == 0)
        {
            throw new GradingFault($"The evidence of run {run.Evidence.Run} names no hidden labels; grade the submission again.");
        }

        var test = run.Evidence.TestImages;
        return Predictions(run, labels.Length, out var problem) is { } predictions
            ? Of(run, secret, predictions)
            : new Measurement(run.Evidence.Seed, 0, test, null, problem);
    }

    /// <summary>How many of all hidden images one arm of a comparison gets right; null where it predicted none.</summary>
    public static (int Correct, int Count)? OfArm(RunResult run, string arm)
    {
        var count = run.HiddenLabels.Length;
        if (run.Evidence.Secret is not { } secret || count == 0 || !run.Tensors.TryGetValue($"{arm}|hidden_predictions", out var tensor)
            || tensor.Shape is not [var predicted] || predicted != count || tensor.ToLongs() is not { } predictions)
        {
            return null;
        }

        var measured = Of(run, secret, predictions);
        return (measured.TestCorrect + (int)Math.Round((measured.HeldBackAccuracy ?? 0) * (count - measured.TestCount)), count);
    }

    private static Measurement Of(RunResult run, ulong secret, long[] predictions)
    {
        var (labels, test) = (run.HiddenLabels, run.Evidence.TestImages);
        var hiding = Hiding.From(secret, labels.Length, run.Evidence.Classes);
        var (onTest, onHeldBack) = (0, 0);
        for (var shown = 0; shown < predictions.Length; shown++)
        {
            var original = hiding.Order[shown];
            if (predictions[shown] == hiding.Names[labels[original]])
            {
                _ = original < test ? onTest++ : onHeldBack++;
            }
        }

        var heldBack = labels.Length - test;
        return new Measurement(run.Evidence.Seed, onTest, test, heldBack == 0 ? null : (double)onHeldBack / heldBack, "");
    }

    /// <summary>Share of the visible images that each row of predictions gets right.</summary>
    public static double[] VisibleAccuracies(RunResult run, Tensor predictions)
    {
        var labels = run.VisibleLabels;
        if (run.Evidence.Secret is not { } secret || labels.Length == 0 || predictions.Shape is not [var epochs, var count]
            || count != labels.Length || epochs > 10_000 || predictions.ToLongs() is not { } values)
        {
            return [];
        }

        var names = Hiding.From(secret, run.HiddenLabels.Length, run.Evidence.Classes).Names;
        return [.. Enumerable.Range(0, epochs).Select(e => Enumerable.Range(0, count).Count(i => values[e * count + i] == names[labels[i]]) / (double)count)];
    }

    private static long[]? Predictions(RunResult run, int count, out string problem)
    {
        problem = "";
        if (!run.Tensors.TryGetValue("predictions", out var tensor))
        {
            var message = CaseReader.Text(run.Results, "message");
            // how the engine saw it end comes before what a driver could write down beforehand
            problem = message.Length > 0 && run.Evidence.End == Sandbox.BoxEnd.Exited ? message : $"The training run {RunWords.Ended(run.Evidence)} and left no predictions.";
            return null;
        }

        if (tensor.Shape is not [var predicted] || predicted != count || tensor.ToLongs() is not { } values)
        {
            problem = $"The network returned predictions of shape {tensor.ShapeText}; one class per image, ({count},), was expected.";
            return null;
        }

        return values;
    }
}
