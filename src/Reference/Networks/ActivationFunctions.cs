using System.Numerics.Tensors;

namespace Autograder.Reference.Networks;

/// <summary>Activation functions and what they do to a gradient on its way back.</summary>
public static class ActivationFunctions
{
    /// <summary>φ(z), element by element except softmax, which works within each column.</summary>
    /// <param name="activation">which φ</param>
    /// <param name="z">n×N</param>
    /// <param name="leakySlope">for <see cref="Activation.LeakyReLU"/> only</param>
    public static Matrix Apply(Activation activation, Matrix z, double leakySlope = 0.01) => activation switch
    {
        Activation.Sigmoid => z.Transform(TensorPrimitives.Sigmoid),
        Activation.Tanh => z.Transform(TensorPrimitives.Tanh),
        Activation.ReLU => z.Transform((x, y) => TensorPrimitives.Max(x, 0, y)),
        Activation.LeakyReLU => z.Map(x => x > 0 ? x : leakySlope * x),
        Activation.Linear => z,
        Activation.Softmax => Softmax(z),
        Activation.Step => z.Map(x => x >= 0 ? 1 : 0),
    };

    /// <summary>φ'(z), element by element.</summary>
    /// <exception cref="ArgumentException">for softmax, whose derivative is a Jacobian: see <see cref="Backward"/></exception>
    public static Matrix Derivative(Activation activation, Matrix z, double leakySlope = 0.01) => activation switch
    {
        Activation.Sigmoid => Apply(activation, z).Map(a => a * (1 - a)),
        Activation.Tanh => Apply(activation, z).Map(a => 1 - a * a),
        Activation.ReLU => z.Map(x => x > 0 ? 1 : 0),
        Activation.LeakyReLU => z.Map(x => x > 0 ? 1 : leakySlope),
        Activation.Linear => z.Map(_ => 1),
        Activation.Step => z.Map(_ => 0),
        Activation.Softmax => throw new ArgumentException("The derivative of softmax is a Jacobian, not an element-wise factor.", nameof(activation)),
    };

    /// <summary>dL/dz from dL/da: the Jacobian of φ, transposed, times the gradient of each column.</summary>
    /// <remarks>Softmax: aᵢ·(gᵢ − Σⱼ gⱼaⱼ), from ∂aᵢ/∂zⱼ = aᵢ(δᵢⱼ − aⱼ).</remarks>
    public static Matrix Backward(Activation activation, Matrix z, Matrix gradient, double leakySlope = 0.01)
    {
        if (activation != Activation.Softmax)
        {
            return gradient.Times(Derivative(activation, z, leakySlope));
        }
        var a = Softmax(z);
        var weighted = gradient.Times(a);
        var sums = ColumnSums(weighted);
        return Matrix.Generate(z.Rows, z.Columns, (r, c) => weighted[r, c] - a[r, c] * sums[c]);
    }

    /// <summary>Softmax of each column; the column's maximum is subtracted first, so that no finite input overflows (Goodfellow et al. 2016, section 4.1).</summary>
    public static Matrix Softmax(Matrix z)
    {
        var maxima = ColumnMaxima(z);
        var shifted = Matrix.Generate(z.Rows, z.Columns, (r, c) => Math.Exp(z[r, c] - maxima[c]));
        var sums = ColumnSums(shifted);
        return Matrix.Generate(z.Rows, z.Columns, (r, c) => shifted[r, c] / sums[c]);
    }

    internal static double[] ColumnMaxima(Matrix z)
    {
        var maxima = new double[z.Columns];
        Array.Fill(maxima, double.NegativeInfinity);
        for (var r = 0; r < z.Rows; r++)
        {
            TensorPrimitives.Max(maxima, z.Row(r), maxima);
        }
        return maxima;
    }

    internal static double[] ColumnSums(Matrix z)
    {
        var sums = new double[z.Columns];
        for (var r = 0; r < z.Rows; r++)
        {
            TensorPrimitives.Add(sums, z.Row(r), sums);
        }
        return sums;
    }
}
