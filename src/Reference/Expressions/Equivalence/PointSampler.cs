using System.Diagnostics;
using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>Draws values for variables: round ones, so that a student can check a counter-example by hand.</summary>
internal sealed class PointSampler(IReadOnlyDictionary<string, Domain> variables)
{
    private static readonly int[] Sizes = [2, 3, 4, 5, 6, 7];

    private readonly List<string> _dimensions =
    [
        .. variables.Values.OfType<Domain.Array>().SelectMany(a => a.Shape).Where(d => !char.IsAsciiDigit(d[0])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private readonly DeterministicRandom _random = DeterministicRandom.FromText("points of " + string.Join(',', variables.Keys.Order(StringComparer.Ordinal)));

    public IReadOnlyList<string> Dimensions => _dimensions;

    /// <summary>Values by symbol key, dimensions included.</summary>
    public Dictionary<string, Quantity> Next(int number)
    {
        var sizes = _dimensions.Select((name, i) => (name, Size: Sizes[(i + number) % Sizes.Length])).ToDictionary(d => d.name, d => d.Size, StringComparer.Ordinal);
        var values = sizes.ToDictionary(s => s.Key, s => Quantity.Of(s.Value), StringComparer.Ordinal);
        var taken = new HashSet<double>();
        foreach (var (name, domain) in variables)
        {
            values[name] = domain is Domain.Array array ? Entries(array, sizes) : Quantity.Of(Distinct(domain, taken));
        }
        return values;
    }

    private Quantity Entries(Domain.Array array, Dictionary<string, int> sizes)
    {
        int[] shape = [.. array.Shape.Select(d => sizes.TryGetValue(d, out var size) ? size : int.Parse(d, NumberStyles.None, CultureInfo.InvariantCulture))];
        var (rows, columns) = (shape.Length > 0 ? shape[0] : 1, shape.Length > 1 ? shape[1] : 1);
        return Quantity.Of(Matrix.Generate(rows, columns, (_, _) => Draw(array.Entries)));
    }

    /// <summary>Variables of one point differ, as x − y = 0 would hide a factor.</summary>
    private double Distinct(Domain domain, HashSet<double> taken)
    {
        var value = Draw(domain);
        for (var tries = 0; tries < 8 && domain is Domain.Real && !taken.Add(value); tries++)
        {
            value = Draw(domain);
        }
        return value;
    }

    private double Draw(Domain domain)
    {
        switch (domain)
        {
            case Domain.Real real:
                var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Max(real.To - real.From, 1e-9) / 3)), 0, 12);
                for (var tries = 0; tries < 32; tries++)
                {
                    var drawn = Math.Round(_random.NextDouble(real.From, real.To), digits);
                    if (drawn > real.From && drawn < real.To && drawn != 0)
                    {
                        return drawn;
                    }
                }
                return (real.From + real.To) / 2;
            case Domain.Integer integer:
                return _random.NextInt(integer.From, integer.To);
            case Domain.OneOf values:
                return values.Values[_random.NextInt(values.Values.Count)];
            default:
                throw new UnreachableException();
        }
    }
}
