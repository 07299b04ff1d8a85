using MathNet.Numerics.LinearAlgebra.Double;

namespace Autograder.Reference.Expressions;

/// <summary>What only square matrices have.</summary>
internal static class SquareMatrix
{
    /// <summary>Full of NaN where there is no inverse.</summary>
    public static Matrix Inverse(Matrix matrix)
    {
        var inverse = Dense(matrix).Inverse();
        return Matrix.Generate(matrix.Rows, matrix.Columns, (r, c) => double.IsFinite(inverse[r, c]) ? inverse[r, c] : double.NaN);
    }

    public static double Determinant(Matrix matrix) => Dense(matrix).Determinant();

    private static DenseMatrix Dense(Matrix matrix) => DenseMatrix.Create(matrix.Rows, matrix.Columns, (r, c) => matrix[r, c]);
}
