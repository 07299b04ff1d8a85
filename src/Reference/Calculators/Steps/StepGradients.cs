using Autograder.Reference.Objectives;

namespace Autograder.Reference.Calculators.Steps;

/// <summary>Where gradients come from: a list of them, one per step.</summary>
internal static class StepGradients
{
    /// <summary>The gradient of every step; null, and said to the givens, when one is missing or misshapen.</summary>
    public static IReadOnlyList<Slope>? Read(GivenReader givens, DenseArray start)
    {
        var gradients = givens.Arrays("gradients");
        var hessians = givens.Has("hessians") ? givens.Arrays("hessians") : null;
        if (gradients is { Count: 0 } || gradients?.All(g => g.HasShape(start.Shape)) == false)
        {
            givens.Reject("gradients", "a list with one gradient per step is needed, each with the shape of w");
        }
        if (hessians is not null && (hessians.Count != gradients?.Count || !hessians.All(h => h.Length == start.Length * start.Length)))
        {
            givens.Reject("hessians", $"a {start.Length}×{start.Length} matrix per gradient is needed");
        }
        if (givens.Says("method", "newton") && hessians is null)
        {
            givens.Reject("hessians", "missing; Newton's method needs one matrix per gradient");
        }
        return givens.Ok && gradients is not null
            ? [.. gradients.Select((g, i) => new Slope(double.NaN, StepMethodReader.Column(g), hessians is null ? null : Square(hessians[i], start.Length)))]
            : null;
    }

    private static Matrix Square(DenseArray array, int size) => new(size, size, array.Values.ToArray());
}
