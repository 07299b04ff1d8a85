using Autograder.Reference;

namespace Autograder.Rubrics.Operations;

/// <summary>The gradient of the student's own loss, from outputs of the student's forward pass with every parameter moved by ±ε.</summary>
/// <remarks>Central differences, (L(p + ε) − L(p − ε)) / 2ε, with L the mean cross-entropy.</remarks>
internal sealed class NumericGradient
{
    private const double MostRelative = 1e-4;
    private const double MostAbsolute = 1e-8;
    private const double LeastSlope = 1e-7;
    private const double MostBend = 1e-3;

    private readonly IReadOnlyDictionary<string, Matrix> _gradients;

    private NumericGradient(IReadOnlyDictionary<string, Matrix> gradients, bool isLayered) => (_gradients, IsLayered) = (gradients, isLayered);

    /// <summary>
    /// Whether the outputs move as those of layers do, whatever the activations are: a weight of the first layer moves them as its bias does, times its input; a bias of
    /// the last layer moves them as softmax does; and hidden layers do more than pass on what they get. Gradients of something simpler are no answer.
    /// </summary>
    public bool IsLayered { get; }

    /// <summary>The gradient, or null where the outputs are missing, are no probabilities, or hardly depend on some layer's weights.</summary>
    public static NumericGradient? Read(CaseToJudge given, NetworkCase network, double step)
    {
        var rows = (int)given.Settings.ParameterCount;
        var outputs = network.Y.Values.Length;
        var moved = Arrays.Read(given.Result, ["numeric/plus", "numeric/minus"]);
        if (moved.Count != 2 || moved.Values.Any(m => m.Shape is not [var r, var c] || r != rows || c != outputs))
        {
            return null;
        }
        var (plus, minus) = (moved["numeric/plus"].Values, moved["numeric/minus"].Values);
        var slopes = new double[rows];
        for (var p = 0; p < rows; p++)
        {
            var (above, below) = (Loss(plus.AsSpan(p * outputs, outputs), network.Y), Loss(minus.AsSpan(p * outputs, outputs), network.Y));
            if (above is not { } a || below is not { } b)
            {
                return null;
            }
            slopes[p] = (a - b) / (2 * step);
        }
        var gradients = Split(slopes, network);
        var flat = gradients.Any(g => g.Key.StartsWith("gw", StringComparison.Ordinal) && g.Value.MaxAbsolute() < LeastSlope);
        return flat ? null : new(gradients, LooksLayered(plus, minus, network, step) && !LooksLinear(plus, minus, network, step));
    }

    private static bool LooksLayered(double[] plus, double[] minus, NetworkCase network, double step)
    {
        var (classes, examples) = (network.Y.Rows, network.Y.Columns);
        var outputs = classes * examples;
        double Slope(int parameter, int output) => (plus[parameter * outputs + output] - minus[parameter * outputs + output]) / (2 * step);
        var (apart, size) = (0.0, 0.0);
        void Compare(double slope, double expected) => (apart, size) = (apart + (slope - expected) * (slope - expected), size + slope * slope + expected * expected);

        var (first, biases) = (network.Weights[0], network.Weights[0].Values.Length);
        for (var weight = 0; weight < biases; weight++)
        {
            var (unit, input) = (weight / first.Columns, weight % first.Columns);
            for (var output = 0; output < outputs; output++)
            {
                Compare(Slope(weight, output), Slope(biases + unit, output) * network.X[input, output % examples]);
            }
        }
        var last = plus.Length / outputs - classes;
        for (var output = 0; output < outputs; output++)
        {
            double Share(int of) => (plus[last * outputs + of * examples + output % examples] + minus[last * outputs + of * examples + output % examples]) / 2;
            for (var unit = 0; unit < classes; unit++)
            {
                Compare(Slope(last + unit, output), Share(output / examples) * ((unit == output / examples ? 1 : 0) - Share(unit)));
            }
        }
        return Math.Sqrt(apart) <= MostAbsolute + MostRelative * Math.Sqrt(size);
    }

    /// <summary>Whether hidden layers only pass on what they get: the logarithms of two outputs then differ by as much for every example when a bias of the first layer moves. There is no derivative of an activation to get right in such a network.</summary>
    private static bool LooksLinear(double[] plus, double[] minus, NetworkCase network, double step)
    {
        var (classes, examples) = (network.Y.Rows, network.Y.Columns);
        // one example alone shows no bend, so nothing but the reference is believed there
        if (network.Weights.Count < 2)
        {
            return false;
        }
        var outputs = classes * examples;
        var (biases, apart, size) = (network.Weights[0].Values.Length, 0.0, 0.0);
        double Slope(int parameter, int output) => Math.Log(plus[parameter * outputs + output] / minus[parameter * outputs + output]) / (2 * step);
        for (var unit = 0; unit < network.Weights[0].Rows; unit++)
        {
            for (var k = 1; k < classes; k++)
            {
                var slopes = Enumerable.Range(0, examples).Select(n => Slope(biases + unit, k * examples + n) - Slope(biases + unit, n)).ToArray();
                var mean = slopes.Average();
                (apart, size) = (apart + slopes.Sum(s => (s - mean) * (s - mean)), size + slopes.Sum(s => s * s));
            }
        }
        // what is no number, as where an output is 0, shows no bend either
        return !(Math.Sqrt(apart) > MostBend * Math.Sqrt(size));
    }

    /// <summary>Whether an array agrees with the numerical gradient, which is exact to a few digits only.</summary>
    public bool Agrees(string name, Received got)
    {
        var expected = _gradients[name];
        if (!got.HasShapeOf(expected) || !got.AllFinite)
        {
            return false;
        }
        var mine = Matrix.FromRowMajor(expected.Rows, expected.Columns, got.Values);
        var (apart, size) = (Math.Sqrt((mine - expected).SumOfSquares()), Math.Sqrt(mine.SumOfSquares()) + Math.Sqrt(expected.SumOfSquares()));
        // Numbers whose squares are infinite would be as far apart as they are large, which is near enough.
        return double.IsFinite(size) && apart <= MostAbsolute + MostRelative * size;
    }

    /// <summary>True where no bias moves the outputs at all.</summary>
    public bool IgnoresBiases => _gradients.Where(g => g.Key.StartsWith("gb", StringComparison.Ordinal)).All(g => g.Value.MaxAbsolute() < LeastSlope);

    /// <summary>Which derivatives are off and which are right, in one sentence.</summary>
    public string Words(IReadOnlyDictionary<string, Received> got)
    {
        var known = _gradients.Keys.Where(got.ContainsKey).Order(StringComparer.Ordinal).ToList();
        var right = known.Where(n => Agrees(n, got[n])).Select(Operations.Words.Part).ToList();
        var off = known.Where(n => !Agrees(n, got[n])).Select(Operations.Words.Part).ToList();
        if (off.Count == 0)
        {
            return "";
        }
        var rest = right.Count == 0 ? "none is right" : $"right are {string.Join(", ", right)}";
        return $"Checked against a numerical gradient of your own loss, off are {string.Join(", ", off)}; {rest}.";
    }

    /// <summary>The mean cross-entropy of one flattened output, or null where its columns are no probabilities.</summary>
    private static double? Loss(ReadOnlySpan<double> output, Matrix target)
    {
        double loss = 0;
        for (var c = 0; c < target.Columns; c++)
        {
            double sum = 0;
            for (var r = 0; r < target.Rows; r++)
            {
                var p = output[r * target.Columns + c];
                if (!(p is >= 0 and <= 1.000001))
                {
                    return null;
                }
                sum += p;
                loss -= target[r, c] == 0 ? 0 : target[r, c] * Math.Log(Math.Max(p, 1e-300));
            }
            if (Math.Abs(sum - 1) > 1e-6)
            {
                return null;
            }
        }
        return loss / target.Columns;
    }

    private static IReadOnlyDictionary<string, Matrix> Split(ReadOnlySpan<double> slopes, NetworkCase network)
    {
        Dictionary<string, Matrix> gradients = new(StringComparer.Ordinal);
        var at = 0;
        for (var l = 0; l < network.Weights.Count; l++)
        {
            var (w, b) = (network.Weights[l], network.Biases[l]);
            gradients[$"gw{l}"] = Matrix.FromRowMajor(w.Rows, w.Columns, slopes.Slice(at, w.Values.Length));
            at += w.Values.Length;
            gradients[$"gb{l}"] = Matrix.FromRowMajor(b.Rows, 1, slopes.Slice(at, b.Rows));
            at += b.Rows;
        }
        return gradients;
    }
}
