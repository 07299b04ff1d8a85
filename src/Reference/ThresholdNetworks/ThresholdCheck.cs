namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Tries networks with one output on complete sets of cases.</summary>
/// <remarks>A network with another number of inputs or outputs than the cases is a caller's mistake and throws <see cref="ArgumentException"/>.</remarks>
internal static class ThresholdCheck
{
    /// <summary>All binary inputs.</summary>
    /// <param name="truth">whether the output should fire, in counting order (<see cref="BinaryInputs"/>): 2ⁿ entries for n inputs</param>
    public static ThresholdCheckResult TruthTable(ThresholdNetwork network, IReadOnlyList<bool> truth, InputCoding coding)
    {
        if (network.Inputs > 20 || truth.Count != 1 << network.Inputs)
        {
            throw new ArgumentException($"{network.Inputs} inputs do not go with a truth table of {truth.Count} rows.", nameof(truth));
        }
        return Try(network, BinaryInputs.All(network.Inputs, coding).Select((inputs, row) => (inputs, truth[row])));
    }

    /// <summary>Every point of a grid; points on the region's boundary are left out when <paramref name="ignoreBoundary"/>.</summary>
    public static ThresholdCheckResult Region(ThresholdNetwork network, Region region, Grid grid, bool ignoreBoundary) =>
        Try(network, grid.Points()
            .Select(point => (point, place: region.PlaceOf(point, ignoreBoundary)))
            .Where(p => p.place != RegionPlace.Boundary)
            .Select(p => (p.point, p.place == RegionPlace.Inside)));

    /// <summary>All inputs from 0 to <paramref name="levels"/> − 1, and for the properties of order near ties and very large values.</summary>
    public static ThresholdCheckResult Property(ThresholdNetwork network, InputProperty property, int levels) =>
        Try(network, PropertyCases.For(property, network.Inputs, levels).Select(inputs => (inputs, PropertyCases.Holds(property, inputs))));

    private static ThresholdCheckResult Try(ThresholdNetwork network, IEnumerable<(double[] Inputs, bool Expected)> cases)
    {
        if (network.Outputs != 1)
        {
            throw new ArgumentException($"One output is needed, not {network.Outputs}.", nameof(network));
        }
        var (tried, wrong, distinct) = (0, 0, 0);
        List<WrongCase> first = [];
        foreach (var (inputs, expected) in cases)
        {
            tried++;
            var answered = network.Evaluate(inputs)[0];
            if (answered > 0 == expected)
            {
                continue;
            }
            wrong++;
            distinct += Enumerable.Range(1, inputs.Length - 1).All(i => inputs[i] != inputs[i - 1]) ? 1 : 0;
            if (first.Count < ThresholdCheckResult.Kept)
            {
                first.Add(new(inputs, expected, answered));
            }
        }
        return new(tried, wrong, distinct, first);
    }
}
