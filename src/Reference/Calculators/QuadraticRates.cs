using MathNet.Numerics.LinearAlgebra;

namespace Autograder.Reference.Calculators;

/// <summary>Learning rates of gradient descent on a quadratic (LeCun et al. 1998, section 5).</summary>
/// <remarks>
/// Givens: <c>polynomials</c> (per coordinate, from the constant on) or <c>hessian</c>; <c>start</c>, <c>eta1</c>. Results per coordinate: <c>defined[i]</c>, <c>curvature[i]</c>, <c>optimal[i]</c>,
/// <c>limit[i]</c>, <c>minimum_at[i]</c>; for one rate for all: <c>defined</c>, <c>optimal</c>, <c>limit</c>, <c>eigenvalues</c>, <c>minimum_at</c>, <c>minimum</c>; <c>x1</c>, <c>eta2</c>, <c>x2</c>.
/// </remarks>
internal static class QuadraticRates
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        if (givens.Has("hessian"))
        {
            FromHessian(givens, results);
        }
        else
        {
            FromPolynomials(givens, results);
        }
    }

    private static void FromHessian(GivenReader givens, CalculatorResults results)
    {
        var hessian = givens.Array("hessian");
        if (hessian is not { Rank: 2 } || hessian.Shape[0] != hessian.Shape[1] || !IsSymmetric(hessian))
        {
            if (hessian is not null)
            {
                givens.Reject("hessian", "a symmetric matrix is needed");
            }
            return;
        }
        var eigenvalues = Matrix<double>.Build.DenseOfRowMajor(hessian.Shape[0], hessian.Shape[1], hessian.Values.ToArray())
            .Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).Order().ToArray();
        results.Add("eigenvalues", DenseArray.Vector(eigenvalues));
        AddJoint(results, eigenvalues, eigenvalues[0] > 0);
    }

    private static bool IsSymmetric(DenseArray matrix) =>
        Enumerable.Range(0, matrix.Shape[0]).All(r => Enumerable.Range(0, r).All(c => matrix[r, c] == matrix[c, r]));

    private static void FromPolynomials(GivenReader givens, CalculatorResults results)
    {
        var polynomials = givens.Arrays("polynomials");
        if (polynomials is { Count: 0 } || polynomials?.Any(p => p.Rank != 1 || p.Length == 0) == true)
        {
            givens.Reject("polynomials", "a list with one list of coefficients per coordinate is needed, from the constant on");
        }
        var start = givens.Has("start") ? givens.NumberOrNumbers("start") : null;
        double? eta1 = givens.Has("eta1") ? givens.Number("eta1") : null;
        if (eta1 is not null && (start is not { Count: 1 } || polynomials?.Count != 1))
        {
            givens.Reject("eta1", "two steps are for one coordinate with one start");
        }
        if (!givens.Ok || polynomials is null)
        {
            return;
        }
        Quadratic[] coordinates = [.. polynomials.Select(Read)];
        for (var i = 0; i < coordinates.Length; i++)
        {
            AddCoordinate(results, i + 1, coordinates[i]);
        }
        var allDefined = coordinates.All(c => c.Defined);
        double[] curvatures = [.. coordinates.Select(c => c.Curvature).Order()];
        AddJoint(results, curvatures, allDefined);
        if (allDefined)
        {
            results.Add("eigenvalues", DenseArray.Vector(curvatures));
            results.Add("minimum_at", DenseArray.Vector([.. coordinates.Select(c => c.MinimumAt)]));
            results.Add("minimum", coordinates.Sum(c => c.Minimum));
            AddTwoSteps(results, coordinates[0], start?[0], eta1);
        }
    }

    private static Quadratic Read(DenseArray coefficients)
    {
        double At(int power) => power < coefficients.Length ? coefficients[power] : 0;
        var higher = coefficients.Values.Length > 3 && coefficients.Values[3..].ContainsAnyExcept(0.0);
        return new(At(0), At(1), 2 * At(2), !higher && At(2) > 0);
    }

    private static void AddCoordinate(CalculatorResults results, int place, Quadratic coordinate)
    {
        results.Add($"defined[{place}]", coordinate.Defined ? 1 : 0);
        results.Add($"curvature[{place}]", coordinate.Curvature);
        if (coordinate.Defined)
        {
            results.Add($"optimal[{place}]", 1 / coordinate.Curvature);
            results.Add($"limit[{place}]", 2 / coordinate.Curvature);
            results.Add($"minimum_at[{place}]", coordinate.MinimumAt);
        }
    }

    private static void AddJoint(CalculatorResults results, double[] ascending, bool defined)
    {
        results.Add("defined", defined ? 1 : 0);
        if (defined)
        {
            results.Add("optimal", 2 / (ascending[0] + ascending[^1]));
            results.Add("limit", 2 / ascending[^1]);
            results.Add("convergence_limit", 2 / ascending[^1]);
        }
    }

    private static void AddTwoSteps(CalculatorResults results, Quadratic coordinate, double? start, double? eta1)
    {
        if (start is not { } x || eta1 is not { } rate)
        {
            return;
        }
        var next = x - rate * (coordinate.Linear + coordinate.Curvature * x);
        results.Add("x1", next);
        results.Add("eta2", 1 / coordinate.Curvature);
        results.Add("x2", coordinate.MinimumAt);
    }

    /// <param name="Curvature">second derivative of the quadratic part</param>
    /// <param name="Defined">whether it is a quadratic with a minimum, and nothing more</param>
    private readonly record struct Quadratic(double Constant, double Linear, double Curvature, bool Defined)
    {
        public double MinimumAt => -Linear / Curvature;

        public double Minimum => Constant - Linear * Linear / (2 * Curvature);
    }
}
