namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Evenly spaced points, every combination of the axes' values.</summary>
/// <param name="Axes">one per input, in the order of the inputs</param>
internal sealed record Grid(IReadOnlyList<GridAxis> Axes)
{
    /// <summary>How many points there are at most.</summary>
    public const int MostPoints = 1_000_000;

    /// <summary>How many points there are.</summary>
    public double Count => Axes.Aggregate(1.0, (product, axis) => product * axis.Count);

    public IEnumerable<double[]> Points()
    {
        if (Count > MostPoints)
        {
            throw new InvalidOperationException($"A grid of {Count} points is too fine; {MostPoints} are possible.");
        }
        for (var number = 0; number < Count; number++)
        {
            var point = new double[Axes.Count];
            for (var (i, rest) = (Axes.Count - 1, number); i >= 0; rest /= Axes[i].Count, i--)
            {
                point[i] = Axes[i].At(rest % Axes[i].Count);
            }
            yield return point;
        }
    }
}
