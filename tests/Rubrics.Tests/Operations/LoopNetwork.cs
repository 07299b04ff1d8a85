namespace Autograder.Rubrics.Tests.Operations;

/// <summary>A student's network in plain loops, with a place for every mistake; as it stands it makes none.</summary>
internal sealed class LoopNetwork
{
    public Func<double, double> Phi { get; init; } = Sigmoid;

    /// <summary>φ' from z and a.</summary>
    public Func<double, double, double> Slope { get; init; } = (z, _) => Sigmoid(z) * (1 - Sigmoid(z));

    public bool UseBias { get; init; } = true;

    /// <summary>From the last z to the output.</summary>
    public Func<double[,], double[,]> Output { get; init; } = z => Softmax(z);

    /// <summary>The last layer's delta from output, target and z.</summary>
    public Func<double, double, double, double> Delta { get; init; } = (p, y, _) => p - y;

    public Func<int, double> Scale { get; init; } = n => 1.0 / n;

    public bool ZInsteadOfActivation { get; init; }

    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    public static LoopNetwork ReLU => new() { Phi = z => Math.Max(0, z), Slope = (z, _) => z > 0 ? 1 : 0 };

    public static LoopNetwork Tanh => new() { Phi = Math.Tanh, Slope = (z, _) => 1 - Math.Tanh(z) * Math.Tanh(z) };

    public static double[,] Softmax(double[,] z, bool shift = true)
    {
        var p = new double[z.GetLength(0), z.GetLength(1)];
        for (var c = 0; c < z.GetLength(1); c++)
        {
            double most = shift ? double.NegativeInfinity : 0, sum = 0;
            for (var r = 0; shift && r < z.GetLength(0); r++)
            {
                most = Math.Max(most, z[r, c]);
            }
            for (var r = 0; r < z.GetLength(0); r++)
            {
                sum += p[r, c] = Math.Exp(z[r, c] - most);
            }
            for (var r = 0; r < z.GetLength(0); r++)
            {
                p[r, c] /= sum;
            }
        }
        return p;
    }

    public (double[,] Output, double[][,] Zs, double[][,] Activations) Forward(double[][,] w, double[][,] b, double[,] x)
    {
        var (zs, activations) = (new double[w.Length][,], new List<double[,]> { x });
        for (var l = 0; l < w.Length; l++)
        {
            zs[l] = Product(w[l], activations[l]);
            var bias = b[l];
            zs[l] = UseBias ? Map(zs[l], (v, r, _) => v + bias[r, 0]) : zs[l];
            activations.Add(l == w.Length - 1 ? Output(zs[l]) : Map(zs[l], (v, _, _) => Phi(v)));
        }
        return (activations[^1], zs, [.. activations]);
    }

    public (double[][,] Gw, double[][,] Gb) Backward(double[][,] w, double[,] output, double[,] y, double[][,] zs, double[][,] activations)
    {
        var (gw, gb, n) = (new double[w.Length][,], new double[w.Length][,], y.GetLength(1));
        var delta = Map(output, (p, r, c) => Delta(p, y[r, c], zs[^1][r, c]));
        for (var l = w.Length - 1; l >= 0; l--)
        {
            var input = ZInsteadOfActivation && l > 0 ? zs[l - 1] : activations[l];
            gw[l] = Map(Product(delta, Turn(input)), (v, _, _) => v * Scale(n));
            gb[l] = RowSums(delta, Scale(n));
            if (l > 0)
            {
                var (z, a) = (zs[l - 1], activations[l]);
                delta = Map(Product(Turn(w[l]), delta), (v, r, c) => v * Slope(z[r, c], a[r, c]));
            }
        }
        return (gw, gb);
    }

    public static double[,] Map(double[,] m, Func<double, int, int, double> f)
    {
        var result = new double[m.GetLength(0), m.GetLength(1)];
        for (var r = 0; r < m.GetLength(0); r++)
        {
            for (var c = 0; c < m.GetLength(1); c++)
            {
                result[r, c] = f(m[r, c], r, c);
            }
        }
        return result;
    }

    public static double[,] Turn(double[,] m)
    {
        var result = new double[m.GetLength(1), m.GetLength(0)];
        for (var r = 0; r < m.GetLength(0); r++)
        {
            for (var c = 0; c < m.GetLength(1); c++)
            {
                result[c, r] = m[r, c];
            }
        }
        return result;
    }

    public static double[,] Product(double[,] a, double[,] b)
    {
        var result = new double[a.GetLength(0), b.GetLength(1)];
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < b.GetLength(1); j++)
            {
                for (var k = 0; k < a.GetLength(1); k++)
                {
                    result[i, j] += a[i, k] * b[k, j];
                }
            }
        }
        return result;
    }

    private static double[,] RowSums(double[,] m, double scale)
    {
        var sums = new double[m.GetLength(0), 1];
        for (var r = 0; r < m.GetLength(0); r++)
        {
            for (var c = 0; c < m.GetLength(1); c++)
            {
                sums[r, 0] += m[r, c] * scale;
            }
        }
        return sums;
    }
}
