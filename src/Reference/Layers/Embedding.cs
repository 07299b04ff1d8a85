namespace Autograder.Reference.Layers;

/// <summary>A table with one row per word.</summary>
internal sealed record Embedding(int Vocabulary, Count Units) : Layer
{
    public override int Unknowns => Units.Unknowns;

    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        var units = Units.At(unknown);
        return new([units]) { Weights = (double)Vocabulary * units, WeightShape = [Vocabulary, units] };
    }
}
