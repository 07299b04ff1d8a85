namespace Autograder.Reference.ThresholdNetworks;

/// <summary>A set of points, described by comparisons joined with and, or, not.</summary>
public sealed class Region
{
    private const double OnTheLine = 1e-9;

    private readonly RegionNode _root;

    internal Region(RegionNode root) => _root = root;

    /// <summary>Reads such as <c>4 &lt;= x1 &lt;= 7 and (x2 &gt; 2 or not x1 + x2 &lt; 9)</c>.</summary>
    /// <param name="names">the names of the inputs, in their order</param>
    /// <param name="problem">what is wrong and where; empty when all is well</param>
    public static Region? Parse(string text, IReadOnlyList<string> names, out string problem)
    {
        var root = new RegionParser(text, names).Read(out problem);
        return root is null ? null : new(root);
    }

    /// <param name="ignoreBoundary">whether points on a deciding line are <see cref="RegionPlace.Boundary"/>; else comparisons are meant literally</param>
    public RegionPlace PlaceOf(ReadOnlySpan<double> point, bool ignoreBoundary) => Of(_root, point, ignoreBoundary);

    private static RegionPlace Of(RegionNode node, ReadOnlySpan<double> point, bool ignoreBoundary)
    {
        switch (node)
        {
            case RegionNode.Comparison comparison:
                var difference = comparison.Difference(point);
                return Math.Abs(difference) <= OnTheLine && ignoreBoundary ? RegionPlace.Boundary
                    : comparison.Holds(difference) ? RegionPlace.Inside : RegionPlace.Outside;
            case RegionNode.Not not:
                return Opposite(Of(not.Part, point, ignoreBoundary));
            case RegionNode.Both both:
                return Joined(Of(both.First, point, ignoreBoundary), Of(both.Second, point, ignoreBoundary), RegionPlace.Outside);
            case RegionNode.Either either:
                return Joined(Of(either.First, point, ignoreBoundary), Of(either.Second, point, ignoreBoundary), RegionPlace.Inside);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary><paramref name="decisive"/> settles the matter whatever the other says; a boundary comes before the rest.</summary>
    private static RegionPlace Joined(RegionPlace first, RegionPlace second, RegionPlace decisive)
    {
        if (first == decisive || second == decisive)
        {
            return decisive;
        }
        return first == RegionPlace.Boundary || second == RegionPlace.Boundary ? RegionPlace.Boundary : first;
    }

    private static RegionPlace Opposite(RegionPlace place) => place switch
    {
        RegionPlace.Inside => RegionPlace.Outside,
        RegionPlace.Outside => RegionPlace.Inside,
        RegionPlace.Boundary => RegionPlace.Boundary,
    };
}
