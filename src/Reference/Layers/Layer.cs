namespace Autograder.Reference.Layers;

/// <summary>A layer of a network as a shape sees it.</summary>
internal abstract record Layer
{
    /// <summary>What becomes of <paramref name="shape"/> (channels first, no batch), with <paramref name="unknown"/> for a number that is not given.</summary>
    public abstract LayerFacts Apply(IReadOnlyList<int> shape, int unknown);

    /// <summary>How many numbers of this layer are not given.</summary>
    public virtual int Unknowns => 0;

    protected static int Product(IEnumerable<int> lengths) => lengths.Aggregate(1, (product, length) => checked(product * length));

    protected static LayerFacts NotFlat(IReadOnlyList<int> shape) =>
        LayerFacts.Refused($"a list of features is needed here, not the shape [{string.Join(", ", shape)}]; put a flatten or global_pool layer before it");
}
