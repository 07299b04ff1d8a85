using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>Which data a network is measured on.</summary>
public enum ImagePart
{
    /// <summary>What the box never saw the answers of.</summary>
    Hidden,

    /// <summary>What the notebook gets as its test set.</summary>
    Visible,

    /// <summary>The first of the training set, as many as a test set has.</summary>
    Train,
}

/// <summary>How good a network is, computed outside the box from its outputs and answers that the box never saw.</summary>
public sealed record ModelMeasurement
{
    public required long Seed { get; init; }

    /// <summary>Images or windows that were measured.</summary>
    public required int Count { get; init; }

    /// <summary>Whether each image was recognised, in the order of the dataset whatever was shown: two runs can be paired. Empty for forecasts.</summary>
    public bool[] Correct { get; init; } = [];

    /// <summary>The loss of each example (−ln p of the true class, or the mean squared error of a window), in the order of the dataset; empty where there is none.</summary>
    public double[] Losses { get; init; } = [];

    /// <summary>Mean of −ln p of the true class; null where the outputs are neither class scores nor probabilities, or not finite.</summary>
    public double? CrossEntropy { get; init; }

    /// <summary>Of forecasts: mean over windows and steps; null for images.</summary>
    public double? MeanSquaredError { get; init; }

    /// <summary>Why nothing was measured, in words for the student; empty where something was.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Originals against altered copies of them; null where none were shown.</summary>
    internal CopyGap? Copies { get; init; }

    /// <summary>What was said about canaries; null where none were shown.</summary>
    internal CanaryAnswers? Canaries { get; init; }

    /// <summary>Published images are recognised so much more often than altered copies of them that the copies were measured.</summary>
    internal bool LookedUp => Copies is { IsLookedUp: true };

    public bool Succeeded => Problem.Length == 0;

    /// <summary>From 0 to 1; 0 where nothing was measured.</summary>
    public double Accuracy => Correct.Length == 0 ? 0 : (double)Correct.Count(c => c) / Correct.Length;

    public static ModelMeasurement Of(RunResult run, string model, ImagePart part) => Of(NotebookResult.Of(run), model, part);

    public static ModelMeasurement Of(NotebookResult notebook, string model, ImagePart part)
    {
        var (run, found) = (notebook.Run, notebook.Model(model));
        if (found.Tensors.GetValueOrDefault(PartName(part)) is not { } outputs)
        {
            return Nothing(run, Reason(notebook, found));
        }

        if (run.HiddenTargets is { } targets)
        {
            return part == ImagePart.Hidden ? ForecastError.Measure(run, outputs, targets) : Nothing(run, "Forecasts are measured on the hidden windows alone.");
        }

        var labels = Labels(run, part);
        return labels.Length == 0
            ? throw new GradingFault($"The evidence of run {run.Evidence.Run} names no labels to measure on; grade the submission again.")
            : part == ImagePart.Hidden ? Classification.Measure(run, outputs, found.Outputs, labels, Hiding.Of(run.Evidence, labels))
            : Classification.Measure(run, outputs, found.Outputs, labels);
    }

    internal static ModelMeasurement Nothing(RunResult run, string problem) => new() { Seed = run.Evidence.Seed, Count = 0, Problem = problem };

    private static string PartName(ImagePart part) => part switch
    {
        ImagePart.Hidden => "hidden",
        ImagePart.Visible => "visible",
        ImagePart.Train => "train",
    };

    private static byte[] Labels(RunResult run, ImagePart part) => part switch
    {
        ImagePart.Hidden => run.HiddenLabels,
        ImagePart.Visible => run.VisibleLabels,
        ImagePart.Train => run.TrainLabels,
    };

    private static string Reason(NotebookResult notebook, ModelResult model) =>
        !model.IsFound && model.Message.Length > 0 ? model.Message
        : notebook.Message.Length > 0 ? notebook.Message
        : model.Message.Length > 0 ? model.Message
        : $"The notebook {RunWords.Ended(notebook.Run.Evidence)}, but its network gave no outputs on these data.";
}
