namespace Autograder.Reference.Layers;

/// <summary>Normalisation with γ and β (both counted as weights), and with running mean and variance for batches.</summary>
/// <param name="PerBatch">batch normalisation works per channel and remembers; layer normalisation works on all features of an example</param>
internal sealed record Normalisation(bool PerBatch, bool Affine) : Layer
{
    public override LayerFacts Apply(IReadOnlyList<int> shape, int unknown)
    {
        double features = PerBatch ? shape[0] : Product(shape);
        return new(shape) { Weights = Affine ? 2 * features : 0, NonTrainable = PerBatch ? 2 * features : 0 };
    }
}
