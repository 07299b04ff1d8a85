using System.Numerics.Tensors;

namespace Autograder.Reference.Differentiation;

/// <summary>Functions of nodes, element by element.</summary>
internal static class Elementwise
{
    public static Node Exp(Node x) => Node.Of(x, x.Value.Map(Math.Exp), (y, g) => g * y);

    /// <summary>Natural logarithm.</summary>
    public static Node Log(Node x) => Node.Of(x, x.Value.Map(Math.Log), (_, g) => g / x);

    public static Node Sqrt(Node x) => Node.Of(x, x.Value.Map(Math.Sqrt), (y, g) => g / (2 * y));

    /// <summary>aᵇ; a negative base only with whole exponents.</summary>
    /// <remarks>A constant exponent 0 has derivative 0 everywhere, also at 0⁰ = 1.</remarks>
    public static Node Power(Node a, Node b) => Node.Binary(
        a, b, (x, y) => Matrix.Generate(x.Rows, x.Columns, (r, c) => Math.Pow(x[r, c], y[r, c])),
        (_, g, x, y) => g * y * Power(x, y.Varies ? y - 1 : Node.Constant(y.Value.Map(e => e == 0 ? 0 : e - 1))),
        (p, g, x, _) => g * p * Log(Where(x.Value.Map(v => v == 0 ? 1 : 0), 1, x)));

    public static Node Sin(Node x) => Node.Of(x, x.Value.Map(Math.Sin), (_, g) => g * Cos(x));

    public static Node Cos(Node x) => Node.Of(x, x.Value.Map(Math.Cos), (_, g) => -(g * Sin(x)));

    public static Node Tan(Node x) => Node.Of(x, x.Value.Map(Math.Tan), (y, g) => g * (1 + y * y));

    public static Node Asin(Node x) => Node.Of(x, x.Value.Map(Math.Asin), (_, g) => g / Sqrt(1 - x * x));

    public static Node Acos(Node x) => Node.Of(x, x.Value.Map(Math.Acos), (_, g) => -(g / Sqrt(1 - x * x)));

    public static Node Atan(Node x) => Node.Of(x, x.Value.Map(Math.Atan), (_, g) => g / (1 + x * x));

    public static Node Sinh(Node x) => Node.Of(x, x.Value.Map(Math.Sinh), (_, g) => g * Cosh(x));

    public static Node Cosh(Node x) => Node.Of(x, x.Value.Map(Math.Cosh), (_, g) => g * Sinh(x));

    public static Node Tanh(Node x) => Node.Of(x, x.Value.Map(Math.Tanh), (y, g) => g * (1 - y * y));

    /// <summary>1 / (1 + e^(−x)).</summary>
    public static Node Sigmoid(Node x) => Node.Of(x, x.Value.Transform(TensorPrimitives.Sigmoid), (y, g) => g * y * (1 - y));

    /// <summary>ln(1 + eˣ), without overflow.</summary>
    public static Node Softplus(Node x) =>
        Node.Of(x, x.Value.Map(v => Math.Max(v, 0) + Math.Log(1 + Math.Exp(-Math.Abs(v)))), (_, g) => g * Sigmoid(x));

    /// <summary>|x|, with derivative 0 at 0.</summary>
    public static Node Abs(Node x) => Piecewise(x, Math.Abs, v => v > 0 ? 1 : v < 0 ? -1 : 0);

    /// <summary>x where positive, else slope·x.</summary>
    /// <param name="x">where</param>
    /// <param name="slope">0 for ReLU itself</param>
    /// <param name="atZero">the derivative at exactly 0, a matter of convention</param>
    public static Node Relu(Node x, double slope = 0, double atZero = 0) =>
        Piecewise(x, v => v > 0 ? v : slope * v + 0.0, v => v > 0 ? 1 : v < 0 ? slope : atZero);

    /// <summary>1 where x ≥ 0, else 0, with derivative 0 everywhere.</summary>
    public static Node Step(Node x) => Piecewise(x, v => v >= 0 ? 1 : 0, _ => 0);

    /// <summary>−1, 0 or 1, with derivative 0 everywhere.</summary>
    public static Node Sign(Node x) => Piecewise(x, v => v > 0 ? 1 : v < 0 ? -1 : v, _ => 0);

    /// <summary>The larger of both; where they are equal, <paramref name="toFirst"/> of the derivative goes to <paramref name="a"/> and the rest to <paramref name="b"/>.</summary>
    public static Node Max(Node a, Node b, double toFirst = 0.5) => Chosen(a, b, TensorPrimitives.Max, toFirst, 1);

    /// <summary>The smaller of both; ties as in <see cref="Max"/>.</summary>
    public static Node Min(Node a, Node b, double toFirst = 0.5) => Chosen(a, b, TensorPrimitives.Min, toFirst, -1);

    /// <summary><paramref name="yes"/> where the mask is not 0, else <paramref name="no"/>; nothing flows back to what was not chosen.</summary>
    public static Node Where(Matrix mask, Node yes, Node no)
    {
        var chosen = mask.Map(m => m != 0 ? 1 : 0);
        return Node.Binary(
            Linear.Spread(yes, mask.Rows, mask.Columns), no,
            (x, y) => Matrix.Generate(mask.Rows, mask.Columns, (r, c) => mask[r, c] != 0 ? x[r, c] : y[r, c]),
            (_, g, _, _) => g * Node.Constant(chosen), (_, g, _, _) => g * Node.Constant(chosen.Map(m => 1 - m)));
    }

    /// <summary>Softmax of each column.</summary>
    public static Node Softmax(Node z) =>
        Node.Of(z, Networks.ActivationFunctions.Softmax(z.Value), (s, g) => s * (g - Linear.ColumnSums(g * s)));

    /// <summary>The logarithm of the softmax of each column, finite for every finite z.</summary>
    public static Node LogSoftmax(Node z)
    {
        var maxima = Networks.ActivationFunctions.ColumnMaxima(z.Value);
        var sums = Networks.ActivationFunctions.ColumnSums(Matrix.Generate(z.Value.Rows, z.Value.Columns, (r, c) => Math.Exp(z.Value[r, c] - maxima[c])));
        var value = Matrix.Generate(z.Value.Rows, z.Value.Columns, (r, c) => z.Value[r, c] - maxima[c] - Math.Log(sums[c]));
        return Node.Of(z, value, (_, g) => g - Softmax(z) * Linear.ColumnSums(g));
    }

    private static Node Piecewise(Node x, Func<double, double> value, Func<double, double> slope) =>
        Node.Of(x, x.Value.Map(value), (_, g) => g * Node.Constant(x.Value.Map(slope)));

    private static Node Chosen(Node a, Node b, Matrix.Binary value, double toFirst, int sign)
    {
        Matrix Share(Matrix x, Matrix y, double tie) =>
            Matrix.Generate(x.Rows, x.Columns, (r, c) => sign * x[r, c] > sign * y[r, c] ? 1 : x[r, c] == y[r, c] ? tie : 0);
        return Node.Binary(
            a, b, (x, y) => x.Zip(y, value),
            (_, g, x, y) => g * Node.Constant(Share(x.Value, y.Value, toFirst)), (_, g, x, y) => g * Node.Constant(Share(y.Value, x.Value, 1 - toFirst)));
    }
}
