using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>What regularisation did to one layer's parameters in a step: the difference it made, as a multiple of some array.</summary>
internal static class L2Fit
{
    private const double MostResidual = 2e-3;

    /// <summary>The c for which difference ≈ c·direction, or null where there is none.</summary>
    /// <param name="difference">with regularisation less without</param>
    /// <param name="direction">what the difference should be a multiple of</param>
    /// <param name="noise">differences up to this are rounding</param>
    public static double? Factor(Matrix difference, Matrix direction, double noise)
    {
        var size = direction.SumOfSquares();
        if (size == 0)
        {
            return null;
        }
        var factor = difference.Times(direction).Sum() / size;
        var residual = (difference - factor * direction).MaxAbsolute();
        return residual <= noise + MostResidual * difference.MaxAbsolute() ? factor : null;
    }

    /// <summary>The one factor that holds for every pair, or null.</summary>
    public static double? Common(IReadOnlyList<double?> factors)
    {
        if (factors.Any(f => f is null))
        {
            return null;
        }
        var all = factors.Select(f => f ?? 0).ToList();
        var mean = all.Average();
        return all.All(f => Close(f, mean)) ? mean : null;
    }

    public static bool Close(double a, double b) => Math.Abs(a - b) <= 5e-3 * Math.Abs(b);
}
