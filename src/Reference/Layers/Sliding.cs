namespace Autograder.Reference.Layers;

/// <summary>Windows over shapes of channels and spatial dimensions.</summary>
internal static class Sliding
{
    public static string? ProblemWith(IReadOnlyList<int> shape, Window window) => shape.Count is < 2 or > 4
        ? $"channels and one to three dimensions are needed here, not the shape [{string.Join(", ", shape)}]"
        : window.ProblemWith(shape.Count - 1);

    /// <summary>The shape with as many channels and a position of the window in place of every element.</summary>
    public static LayerFacts Over(IReadOnlyList<int> shape, Window window)
    {
        if (ProblemWith(shape, window) is { } problem)
        {
            return LayerFacts.Refused(problem);
        }
        var places = Enumerable.Range(0, shape.Count - 1).Select(d => window.Slide(shape[d + 1], d)).ToList();
        var tooLarge = places.FindIndex(p => p.Positions < 1);
        if (tooLarge >= 0)
        {
            return LayerFacts.Refused($"a kernel of {window.KernelAt(tooLarge)} does not fit into a length of {shape[tooLarge + 1]}");
        }
        var fraction = places.FindIndex(p => !double.IsInteger(p.Exact));
        return window.Rounding == Rounding.Exact && window.Padding is not null && fraction >= 0
            ? LayerFacts.Refused($"the window does not fit a whole number of times into a length of {shape[fraction + 1]}")
            : new([shape[0], .. places.Select(p => p.Positions)]) { Exact = [.. places.Select(p => p.Exact)], Padding = [.. places.Select(p => p.Padding)] };
    }
}
