using MathNet.Numerics.LinearAlgebra;

namespace Autograder.Reference.Optimisers;

/// <summary>Newton's method: w ← w − η·H⁻¹g.</summary>
/// <param name="LearningRate">η, 1 for the plain method</param>
internal sealed record Newton(double LearningRate = 1)
{
    /// <summary>The parameters after one step; null where the Hessian has no inverse.</summary>
    /// <param name="parameters">n×1</param>
    /// <param name="gradient">n×1</param>
    /// <param name="hessian">n×n</param>
    public Matrix? Step(Matrix parameters, Matrix gradient, Matrix hessian)
    {
        var h = Matrix<double>.Build.DenseOfRowMajor(hessian.Rows, hessian.Columns, hessian.Values.ToArray());
        var direction = h.Solve(Vector<double>.Build.DenseOfArray(gradient.Values.ToArray()));
        return direction.All(double.IsFinite) && h.ConditionNumber() < 1e14
            ? parameters - LearningRate * Matrix.Column(direction.AsArray())
            : null;
    }
}
