using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What a student can do about a model that does not reach what is asked.</summary>
internal static class ModelAdvice
{
    public const string SoftmaxTwice = "Your network ends in softmax, and the loss that it was trained with applies softmax itself. Leave out one of the two: the network then learns faster and further.";

    public static IEnumerable<string> Of(ModelResult? model, NotebookTest.Metric test, MeasuredRuns runs, bool passed, int classes)
    {
        if (AppliesSoftmaxTwice(model))
        {
            yield return SoftmaxTwice;
        }

        if (passed)
        {
            yield break;
        }

        if (test.Kind == MetricKind.Accuracy && classes > 1 && runs.Mean < 1.5 / classes)
        {
            yield return "This is about what guessing gives: check that the images are scaled the same way in training and afterwards, that the loss falls, and that the network's parameters are those that the optimiser gets.";
        }
        else if (test.Kind == MetricKind.Accuracy)
        {
            yield return "The network learns, but not far enough: train it longer, try another learning rate, or look whether it overfits.";
        }
    }

    public static bool AppliesSoftmaxTwice(ModelResult? model) => model?.Recorded is { } recorded && recorded.SoftmaxTwice;
}
