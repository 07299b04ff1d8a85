using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Checks;

/// <summary>Accuracy recomputed outside the box from predictions and labels that the box never saw.</summary>
/// <param name="TestCorrect">How many of the <paramref name="TestCount"/> test images are right: of the originals, or of altered copies where <see cref="LookedUp"/>.</param>
/// <param name="HeldBackAccuracy">0 to 1, on held-back training images; null where there are none.</param>
/// <param name="Problem">Why there is no accuracy, in words; empty where there is one.</param>
internal sealed record Measurement(long Seed, int TestCorrect, int TestCount, double? HeldBackAccuracy, string Problem)
{
    public double TestAccuracy => TestCount == 0 ? 0 : (double)TestCorrect / TestCount;
    public bool Succeeded => Problem.Length == 0;

    /// <summary>Originals against altered copies; null where none were shown.</summary>
    public CopyGap? Copies { get; private init; }

    /// <summary>What was said about canaries; null where none were shown.</summary>
    public CanaryAnswers? Canaries { get; private init; }

    /// <summary>Published images are recognised so much more often than altered copies of them that the copies decide.</summary>
    public bool LookedUp => Copies is { IsLookedUp: true };

    public static Measurement Of(RunResult run)
    {
        var hiding = HidingOf(run);
        return Predictions(run, hiding.Order.Length, out var problem) is { } predictions
            ? Of(run, hiding, predictions)
            : new Measurement(run.Evidence.Seed, 0, run.Evidence.TestImages, null, problem);
    }

    /// <summary>How many of the hidden images one arm of a comparison gets right (of the copies, where they decide); null where it predicted none.</summary>
    public static (int Correct, int Count)? OfArm(RunResult run, string arm)
    {
        if (run.Evidence.Secret is null || run.HiddenLabels.Length == 0)
        {
            return null;
        }

        var hiding = HidingOf(run);
        if (!run.Tensors.TryGetValue($"{arm}|hidden_predictions", out var tensor)
            || tensor.Shape is not [var predicted] || predicted != hiding.Order.Length || tensor.ToLongs() is not { } predictions)
        {
            return null;
        }

        var (measured, heldBack) = (Of(run, hiding, predictions), run.HiddenLabels.Length - run.Evidence.TestImages);
        return measured.LookedUp || measured.HeldBackAccuracy is not { } share
            ? (measured.TestCorrect, measured.TestCount)
            : (measured.TestCorrect + (int)Math.Round(share * heldBack), measured.TestCount + heldBack);
    }

    private static Hiding HidingOf(RunResult run) => run.Evidence.Secret is null || run.HiddenLabels.Length == 0
        ? throw new GradingFault($"The evidence of run {run.Evidence.Run} names no hidden labels; grade the submission again.")
        : Hiding.Of(run.Evidence, run.HiddenLabels);

    private static Measurement Of(RunResult run, Hiding hiding, long[] predictions)
    {
        var (labels, test) = (run.HiddenLabels, run.Evidence.TestImages);
        var said = new long[predictions.Length]; // by row
        for (var shown = 0; shown < predictions.Length; shown++)
        {
            said[hiding.Order[shown]] = predictions[shown];
        }

        bool Right(int row) => said[row] == hiding.Names[labels[row < labels.Length ? row : hiding.Copied[row - labels.Length]]];
        var (onTest, heldBack) = (Enumerable.Range(0, test).Count(Right), labels.Length - test);
        var gap = CopyGap.Of(hiding.Copied, Right, labels.Length);
        var (correct, count) = gap is { IsLookedUp: true } ? (gap.Copies, gap.Count) : (onTest, test);
        return new Measurement(run.Evidence.Seed, correct, count, heldBack == 0 ? null : (double)Enumerable.Range(test, heldBack).Count(Right) / heldBack, "")
        {
            Copies = gap,
            Canaries = CanaryAnswers.Of(hiding, labels, k => Array.IndexOf(hiding.Names, (int)Math.Clamp(said[labels.Length + hiding.Copied.Length + k], -1, int.MaxValue))),
        };
    }

    /// <summary>Share of the visible images that each row of predictions gets right.</summary>
    public static double[] VisibleAccuracies(RunResult run, Tensor predictions)
    {
        var labels = run.VisibleLabels;
        if (run.Evidence.Secret is null || labels.Length == 0 || predictions.Shape is not [var epochs, var count]
            || count != labels.Length || epochs > 10_000 || predictions.ToLongs() is not { } values)
        {
            return [];
        }

        var names = Hiding.Of(run.Evidence, run.HiddenLabels).Names;
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
