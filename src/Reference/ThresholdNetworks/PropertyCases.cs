namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Inputs that try a property from all sides.</summary>
internal static class PropertyCases
{
    private const int MostCases = 1_000_000;

    private static readonly double[] Gaps = [1e-9, 0.01, 1, 1e9];

    private static readonly double[] Offsets = [0, 1, -5];

    /// <summary>Parity and majority are about binary inputs; the others are tried on whole numbers, on near ties and on very large values.</summary>
    /// <exception cref="ArgumentException">there would be too many cases</exception>
    public static IEnumerable<double[]> For(InputProperty property, int inputs, int levels)
    {
        if (property is InputProperty.Parity or InputProperty.Majority)
        {
            return Counting(inputs, 2);
        }
        return Counting(inputs, levels).Concat(Steps(inputs));
    }

    public static bool Holds(InputProperty property, double[] inputs) => property switch
    {
        InputProperty.StrictlyDescending => Neighbours(inputs, (a, b) => a > b),
        InputProperty.StrictlyAscending => Neighbours(inputs, (a, b) => a < b),
        InputProperty.Descending => Neighbours(inputs, (a, b) => a >= b),
        InputProperty.Ascending => Neighbours(inputs, (a, b) => a <= b),
        InputProperty.AllEqual => Neighbours(inputs, (a, b) => a == b),
        InputProperty.Parity => inputs.Count(x => x > 0) % 2 == 1,
        InputProperty.Majority => 2 * inputs.Count(x => x > 0) > inputs.Length,
    };

    private static bool Neighbours(double[] inputs, Func<double, double, bool> hold) =>
        Enumerable.Range(1, inputs.Length - 1).All(i => hold(inputs[i - 1], inputs[i]));

    private static IEnumerable<double[]> Counting(int inputs, int levels)
    {
        var cases = Math.Pow(levels, inputs);
        if (cases > MostCases)
        {
            throw new ArgumentException($"{levels} values for {inputs} inputs are more than {MostCases} cases.", nameof(levels));
        }
        for (var number = 0; number < cases; number++)
        {
            var row = new double[inputs];
            for (var (i, rest) = (inputs - 1, number); i >= 0; i--, rest /= levels)
            {
                row[i] = rest % levels;
            }
            yield return row;
        }
    }

    /// <summary>Every way of going down, staying or going up between neighbours, in steps from almost nothing to very large.</summary>
    private static IEnumerable<double[]> Steps(int inputs)
    {
        foreach (var ways in inputs <= 8 ? Counting(inputs - 1, 3) : [])
        {
            foreach (var gap in Gaps)
            {
                foreach (var offset in Offsets)
                {
                    var row = new double[inputs];
                    var height = 0.0;
                    for (var i = 0; i < inputs; i++)
                    {
                        height += i == 0 ? 0 : ways[i - 1] - 1;
                        row[i] = offset + height * gap;
                    }
                    yield return row;
                }
            }
        }
    }
}
