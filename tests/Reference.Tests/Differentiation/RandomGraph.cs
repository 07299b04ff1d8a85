using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Tests.Differentiation;

/// <summary>A random computation on a few random matrices, wholly given by its seed, that ends in one number.</summary>
internal sealed class RandomGraph
{
    private const int Steps = 12;
    private readonly ulong _seed;

    public RandomGraph(int seed)
    {
        _seed = (ulong)seed;
        var random = new DeterministicRandom(_seed);
        int[] sizes = [random.NextInt(1, 4), random.NextInt(1, 4)];
        Parameters = [Matrix.Gaussian(sizes[0], sizes[1], random), Matrix.Gaussian(sizes[1], sizes[0], random), Matrix.Gaussian(sizes[0], 1, random), Matrix.Gaussian(1, 1, random)];
    }

    public IReadOnlyList<Matrix> Parameters { get; }

    /// <summary>The same operations in the same order for whatever numbers the leaves have.</summary>
    public Node Build(IReadOnlyList<Node> leaves)
    {
        var random = new DeterministicRandom(_seed + 1_000_000);
        List<Node> made = [.. leaves];
        for (var i = 0; i < Steps; i++)
        {
            made.Add(Next(random, made));
        }
        return made.Skip(leaves.Count).Select((node, i) => Linear.Sum(node) * (i + 1)).Aggregate((a, b) => a + b);
    }

    private static Node Next(DeterministicRandom random, List<Node> made)
    {
        var a = made[random.NextInt(made.Count)];
        var b = made[random.NextInt(made.Count)];
        // Arguments are kept where functions are smooth and moderate: tanh before what grows, squares before roots and logarithms.
        return random.NextInt(18) switch
        {
            0 when Fits(a, b) => a + b,
            1 when Fits(a, b) => a - b,
            2 when Fits(a, b) => Elementwise.Tanh(a) * b,
            3 when Fits(a, b) => Elementwise.Tanh(a) / (1 + b * b),
            4 when a.Value.Columns == b.Value.Rows => Elementwise.Tanh(Linear.Product(a, b)),
            5 => Linear.Transposed(a),
            6 => Elementwise.Exp(Elementwise.Tanh(a)),
            7 => Elementwise.Log(1 + a * a),
            8 => Elementwise.Sqrt(1 + a * a),
            9 => Elementwise.Power(1 + a * a, Elementwise.Sin(Linear.Sum(a))),
            10 => Elementwise.Sigmoid(a),
            11 => Elementwise.Softmax(a),
            12 => Elementwise.LogSoftmax(a),
            13 => Linear.RowSums(a) * Elementwise.Cos(a),
            14 => Elementwise.Softplus(a) + Elementwise.Atan(a),
            15 => Linear.Stacked(a, Elementwise.Tanh(a)),
            16 => Elementwise.Relu(a, 0.2) + Elementwise.Abs(a) + Elementwise.Max(a, 0.3),
            _ => Linear.Spread(Linear.ColumnSums(Elementwise.Tanh(a)), 3, a.Value.Columns),
        };
    }

    private static bool Fits(Node a, Node b) =>
        (a.Value.Rows == b.Value.Rows || a.Value.Rows == 1 || b.Value.Rows == 1) && (a.Value.Columns == b.Value.Columns || a.Value.Columns == 1 || b.Value.Columns == 1);
}
