using MathNet.Numerics.LinearAlgebra;

namespace Autograder.Reference.Analysis;

/// <summary>A function around one point up to second order.</summary>
internal sealed class LocalBehaviour
{
    private const double Tolerance = 1e-9;

    public LocalBehaviour(double[] place, double value, double[] gradient, Matrix hessian)
    {
        (Place, Value, Gradient, Hessian) = (place, value, gradient, hessian);
        var n = place.Length;
        var finite = hessian.Values.ToArray().All(double.IsFinite);
        Eigenvalues = finite
            ? [.. Matrix<double>.Build.Dense(n, n, (r, c) => (hessian[r, c] + hessian[c, r]) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).Order()]
            : [.. Enumerable.Repeat(double.NaN, n)];
        Kind = Classify();
    }

    public double[] Place { get; }

    public double Value { get; }

    public double[] Gradient { get; }

    public Matrix Hessian { get; }

    /// <summary>Ascending.</summary>
    public double[] Eigenvalues { get; }

    public PointKind Kind { get; }

    /// <summary>Small against what rounding leaves of a zero at this place.</summary>
    public bool IsStationary => Gradient.All(g => Math.Abs(g) <= Tolerance * Scale);

    private double Scale => Math.Max(1, Hessian.MaxAbsolute() * Math.Max(1, Place.Max(Math.Abs)));

    private PointKind Classify()
    {
        if (!IsStationary)
        {
            return PointKind.NotStationary;
        }
        var zero = Tolerance * Math.Max(1, Eigenvalues.Max(Math.Abs));
        var (below, above) = (Eigenvalues.Any(v => v < -zero), Eigenvalues.Any(v => v > zero));
        return (below, above, Eigenvalues.All(v => Math.Abs(v) > zero)) switch
        {
            (true, true, _) => PointKind.Saddle,
            (false, true, true) => PointKind.Minimum,
            (true, false, true) => PointKind.Maximum,
            _ => PointKind.Undecided,
        };
    }
}
