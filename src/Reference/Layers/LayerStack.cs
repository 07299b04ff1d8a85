namespace Autograder.Reference.Layers;

/// <summary>Layers one after another.</summary>
internal sealed record LayerStack(IReadOnlyList<Count> Input, IReadOnlyList<Layer> Layers)
{
    private const int LargestUnknown = 1 << 24;

    /// <summary>How many numbers are not given.</summary>
    public int Unknowns => Input.Sum(i => i.Unknowns) + Layers.Sum(l => l.Unknowns);

    /// <summary>One entry per layer; it ends with the first that cannot stand where it does.</summary>
    public IReadOnlyList<LayerFacts> Run(int unknown = 1)
    {
        IReadOnlyList<int> shape = [.. Input.Select(i => i.At(unknown))];
        List<LayerFacts> facts = [];
        foreach (var layer in Layers)
        {
            var next = Applied(layer, shape, unknown);
            facts.Add(next);
            if (next.Problem is not null)
            {
                break;
            }
            shape = next.Shape;
        }
        return facts;
    }

    /// <summary>The number for which all parameters together are <paramref name="total"/>; null when there is none. More units never mean fewer parameters.</summary>
    public int? Solve(double total)
    {
        var (low, high) = (1, 1);
        while (Total(high) < total && high < LargestUnknown)
        {
            (low, high) = (high, high * 2);
        }
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = Total(middle) < total ? (middle + 1, high) : (low, middle);
        }
        return Total(low) == total ? low : null;
    }

    private double Total(int unknown) => Run(unknown).Sum(f => f.Trainable + f.NonTrainable);

    private static LayerFacts Applied(Layer layer, IReadOnlyList<int> shape, int unknown)
    {
        try
        {
            return layer.Apply(shape, unknown);
        }
        catch (OverflowException)
        {
            return LayerFacts.Refused("this layer is larger than can be counted");
        }
    }
}
