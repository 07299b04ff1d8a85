using MathNet.Numerics.LinearAlgebra;

namespace Autograder.Reference.Analysis;

/// <summary>A function around one point up to second order.</summary>
internal sealed class LocalBehaviour
{
    private const double Tolerance = 1e-9;

    private readonly Lazy<MathNet.Numerics.LinearAlgebra.Factorization.Evd<double>?> _decomposition;

    public LocalBehaviour(double[] place, double value, double[] gradient, Matrix hessian)
    {
        (Place, Value, Gradient, Hessian) = (place, value, gradient, hessian);
        _decomposition = new(() => IsFinite
            ? Matrix<double>.Build.Dense(place.Length, place.Length, (r, c) => (hessian[r, c] + hessian[c, r]) / 2).Evd(Symmetricity.Symmetric)
            : null);
    }

    public double[] Place { get; }

    public double Value { get; }

    public double[] Gradient { get; }

    public Matrix Hessian { get; }

    /// <summary>Ascending.</summary>
    public double[] Eigenvalues =>
        _decomposition.Value is { } found ? [.. found.EigenValues.Select(v => v.Real).Order()] : [.. Enumerable.Repeat(double.NaN, Place.Length)];

    public PointKind Kind => Classify();

    public bool IsFinite => Gradient.All(double.IsFinite) && Hessian.Values.ToArray().All(double.IsFinite);

    /// <summary>Small against what rounding leaves of a zero at this place.</summary>
    public bool IsStationary => Gradient.All(g => Math.Abs(g) <= Tolerance * Scale);

    /// <summary>Where Newton's method goes from here, H⁺g; directions in which the Hessian is zero are left alone.</summary>
    public double[] NewtonStep()
    {
        var step = new double[Place.Length];
        if (_decomposition.Value is not { } found)
        {
            return step;
        }
        var largest = found.EigenValues.Max(v => Math.Abs(v.Real));
        for (var i = 0; i < step.Length; i++)
        {
            var (value, vector) = (found.EigenValues[i].Real, found.EigenVectors.Column(i));
            if (Math.Abs(value) > 1e-14 * largest)
            {
                var length = vector.DotProduct(Vector<double>.Build.Dense(Gradient)) / value;
                step = [.. step.Select((s, d) => s + length * vector[d])];
            }
        }
        return step;
    }

    private double Scale => Math.Max(1, Hessian.MaxAbsolute() * Math.Max(1, Place.Max(Math.Abs)));

    private PointKind Classify()
    {
        if (!IsStationary)
        {
            return PointKind.NotStationary;
        }
        var values = Eigenvalues;
        var zero = Tolerance * Math.Max(1, values.Max(Math.Abs));
        var (below, above) = (values.Any(v => v < -zero), values.Any(v => v > zero));
        return (below, above, values.All(v => Math.Abs(v) > zero)) switch
        {
            (true, true, _) => PointKind.Saddle,
            (false, true, true) => PointKind.Minimum,
            (true, false, true) => PointKind.Maximum,
            _ => PointKind.Undecided,
        };
    }
}
