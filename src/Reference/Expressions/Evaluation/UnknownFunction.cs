namespace Autograder.Reference.Expressions;

/// <summary>A smooth function that stands for one of which only the name is known: a·sin(b·x + c) + d·x + e·x², with numbers drawn from its name.</summary>
internal sealed class UnknownFunction
{
    private UnknownFunction(DeterministicRandom random, int arguments)
    {
        (Swing, Phase, Bend) = (random.NextDouble(0.5, 1.5), random.NextDouble(0, 3), random.NextDouble(0.1, 0.4));
        Frequencies = [.. Enumerable.Range(0, arguments).Select(_ => random.NextDouble(0.6, 1.4))];
        Slopes = [.. Enumerable.Range(0, arguments).Select(_ => random.NextDouble(0.3, 1.2))];
    }

    public double Swing { get; }

    public double Phase { get; }

    public double Bend { get; }

    public IReadOnlyList<double> Frequencies { get; }

    public IReadOnlyList<double> Slopes { get; }

    public static UnknownFunction Of(string name, int arguments) => new(DeterministicRandom.FromText($"function {name} of {arguments}"), arguments);

    /// <summary>The value, or a derivative of a function of one argument.</summary>
    public double At(int primes, IReadOnlyList<double> x)
    {
        var (inner, straight) = (Phase, 0.0);
        for (var i = 0; i < x.Count; i++)
        {
            inner += Frequencies[i] * x[i];
            straight += Slopes[i] * x[i] + Bend * x[i] * x[i];
        }
        return primes switch
        {
            0 => Swing * Math.Sin(inner) + straight,
            1 => Swing * Frequencies[0] * Math.Cos(inner) + Slopes[0] + 2 * Bend * x[0],
            2 => -Swing * Frequencies[0] * Frequencies[0] * Math.Sin(inner) + 2 * Bend,
            _ => -Swing * Math.Pow(Frequencies[0], 3) * Math.Cos(inner),
        };
    }
}
