using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Behaviours;

/// <summary>Outputs of a sequence model in two calls that differ in one thing.</summary>
internal static class SequenceTrial
{
    /// <summary>Differences below this share of the largest output are rounding.</summary>
    private const double Rounding = 1e-5;

    /// <summary>Steps (from 0) at which the outputs of the two calls differ; null where the box did not leave both.</summary>
    /// <param name="trial">as the package calls it</param>
    /// <param name="steps">number of steps</param>
    /// <param name="problem">why there is nothing to compare</param>
    public static IReadOnlyList<int>? Differing(ModelResult model, string trial, string first, string second, out int steps, out string problem)
    {
        steps = 0;
        if (model.Tensors.GetValueOrDefault(first) is not { } a || model.Tensors.GetValueOrDefault(second) is not { } b)
        {
            problem = model.Behaviour.Failures.GetValueOrDefault(trial) is { Length: > 0 } message
                ? $"This could not be tried: {message.TrimEnd('.')}."
                : "Your model could not be called as model(context, steps, targets).";
            return null;
        }

        if (a.Shape is not [> 0, > 0, ..] || !a.Shape.SequenceEqual(b.Shape))
        {
            problem = $"Two calls returned arrays of the shapes {a.ShapeText} and {b.ShapeText}; forecasts of shape (batch, steps, 1) were expected.";
            return null;
        }

        var (left, right) = (a.ToDoubles(), b.ToDoubles());
        if (left.Concat(right).Any(v => !double.IsFinite(v)))
        {
            problem = "The outputs of your model are not all finite numbers.";
            return null;
        }

        problem = "";
        steps = a.Shape[1];
        var (count, width) = (steps, left.Length / a.Shape[0] / a.Shape[1]);
        var bound = Rounding * Math.Max(1e-6, left.Max(Math.Abs));
        return [.. Enumerable.Range(0, left.Length).Where(i => Math.Abs(left[i] - right[i]) > bound).Select(i => i / Math.Max(1, width) % count).Distinct().Order()];
    }
}
