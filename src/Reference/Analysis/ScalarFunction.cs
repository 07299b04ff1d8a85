using Autograder.Reference.Objectives;

namespace Autograder.Reference.Analysis;

/// <summary>A written function of a few numbers; where it has no finite value, everything about it is not a number.</summary>
internal sealed class ScalarFunction(Objective objective, int dimensions)
{
    public int Dimensions => dimensions;

    public double ValueAt(double[] place) => Slope(place, hessian: false)?.Value ?? double.NaN;

    public LocalBehaviour At(double[] place)
    {
        var slope = Slope(place, hessian: true);
        return slope?.Hessian is { } hessian
            ? new(place, slope.Value, slope.Gradient.Values.ToArray(), hessian)
            : new(place, double.NaN, [.. place.Select(_ => double.NaN)], Matrix.Generate(dimensions, dimensions, (_, _) => double.NaN));
    }

    private Slope? Slope(double[] place, bool hessian) => objective.At(Matrix.Column(place), hessian, out _);
}
