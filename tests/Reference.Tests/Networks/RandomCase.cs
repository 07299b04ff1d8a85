using Autograder.Reference.Networks;

namespace Autograder.Reference.Tests.Networks;

/// <summary>A random network with a random batch, wholly given by its seed.</summary>
internal sealed record RandomCase(Mlp Network, Matrix Input, Matrix OneHotTarget)
{
    public static RandomCase From(int seed, Activation hidden, Activation output)
    {
        var random = new DeterministicRandom((ulong)seed);
        int[] sizes = [.. Enumerable.Range(0, random.NextInt(2, 5)).Select(_ => random.NextInt(1, 9))];
        var examples = random.NextInt(1, 12);
        var shape = new NetworkShape(sizes, hidden, output) { LeakySlope = 0.1 };
        var network = Mlp.Random(shape, random, weightDeviation: 0.7, biasDeviation: 0.5);
        int[] labels = [.. Enumerable.Range(0, examples).Select(_ => random.NextInt(sizes[^1]))];
        return new(network, Matrix.Gaussian(sizes[0], examples, random), Matrix.OneHot(labels, sizes[^1]));
    }
}
