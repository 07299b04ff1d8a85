using System.Diagnostics;
using Autograder.Reference.ThresholdNetworks;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Lists the inputs on which a network is tried: once per package, exact decimals, so that ties are ties.</summary>
internal static class NetworkCases
{
    private const int Most = 200_000;

    /// <summary>Differences that a design with a small margin in its biases would miss, and large numbers.</summary>
    private static readonly decimal[] Scales = [1m, 1e-9m, 1e9m];

    public static IReadOnlyList<NetworkCase> Of(NetworkTask task, YamlCursor at) => task.Goal switch
    {
        NetworkGoal.Truth truth when truth.Outputs.Count == 1 << task.Inputs => [.. truth.Outputs.Select((output, i) => new NetworkCase(Bits(i, task.Inputs, truth.Bipolar), output, true))],
        NetworkGoal.Truth => [],
        NetworkGoal.Region region => OfRegion(region, at),
        NetworkGoal.Property property => Descending(task.Inputs, property.Grid, at),
        _ => throw new UnreachableException(),
    };

    private static decimal[] Bits(int number, int inputs, bool bipolar) =>
        [.. Enumerable.Range(0, inputs).Select(i => (number >> (inputs - 1 - i) & 1) == 1 ? 1m : bipolar ? -1m : 0m)];

    private static IReadOnlyList<NetworkCase> OfRegion(NetworkGoal.Region region, YamlCursor at)
    {
        if (Region.Parse(region.Inside, [.. region.Grid.Select(g => g.Name)], out var mistake) is not { } parsed)
        {
            (at.Find("region") ?? at).Problem(mistake);
            return [];
        }

        return
        [
            .. from point in Points(region.Grid.Select(Values).ToList(), at)
               let place = parsed.PlaceOf([.. point.Select(v => (double)v)], region.IgnoreBoundary)
               where place != RegionPlace.Boundary
               select new NetworkCase(point, place == RegionPlace.Inside, true),
        ];
    }

    private static IReadOnlyList<NetworkCase> Descending(int inputs, IReadOnlyList<GridAxis> grid, YamlCursor at)
    {
        var axes = grid.Count > 0 ? grid.Select(Values).ToList() : Enumerable.Repeat(Enumerable.Range(0, inputs).Select(v => (decimal)v).ToList(), inputs).ToList();
        return
        [
            .. from scale in Scales
               from point in Points(axes, at)
               select new NetworkCase(
                   [.. point.Select(v => v * scale)],
                   point.Zip(point.Skip(1)).All(pair => pair.First > pair.Second),
                   scale >= 1 && point.Zip(point.Skip(1)).All(pair => pair.First != pair.Second)),
        ];
    }

    private static List<decimal> Values(GridAxis axis) =>
        [.. Enumerable.Range(0, axis.Count).Select(i => (decimal)axis.From + i * (decimal)axis.Step)];

    private static IEnumerable<decimal[]> Points(List<List<decimal>> axes, YamlCursor at)
    {
        if (axes.Aggregate(1L, (count, axis) => Math.Min(Most + 1L, count * axis.Count)) > Most)
        {
            at.Problem($"the grid has more than {Most} points; use larger steps");
            return [];
        }

        IEnumerable<decimal[]> points = [[]];
        foreach (var axis in axes)
        {
            points = points.SelectMany(point => axis.Select(value => (decimal[])[.. point, value])).ToList();
        }

        return points;
    }
}
