using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>A model that knows the test set it was given far better than images that it never met was trained on it.</summary>
/// <param name="Visible">Accuracy on what the notebook gets as its test set, 0 to 1.</param>
/// <param name="Hidden">Accuracy on images that never came with labels.</param>
/// <param name="Allowed">The largest difference that chance explains.</param>
internal sealed record TestSetGap(double Visible, double Hidden, double Allowed)
{
    private const double Least = 0.006;
    private const double ManyDeviations = 4;

    public bool IsTooLarge => Visible - Hidden > Allowed;

    /// <summary>Null where one of both could not be measured.</summary>
    public static TestSetGap? Of(NotebookResult result, string model) => result.Run.VisibleLabels.Length == 0 ? null
        : Of(ModelMeasurement.Of(result, model, ImagePart.Visible), ModelMeasurement.Of(result, model, ImagePart.Hidden));

    /// <summary>Null where one of both could not be measured.</summary>
    public static TestSetGap? Of(ModelMeasurement visible, ModelMeasurement hidden)
    {
        if (!visible.Succeeded || !hidden.Succeeded || visible.Correct.Length == 0 || hidden.Correct.Length == 0)
        {
            return null;
        }

        var (a, b) = (visible.Accuracy, hidden.Accuracy);
        var deviation = Math.Sqrt(a * (1 - a) / visible.Count + b * (1 - b) / hidden.Count);
        return new TestSetGap(a, b, Math.Max(ManyDeviations * deviation, Least));
    }
}
