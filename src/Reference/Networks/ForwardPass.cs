namespace Autograder.Reference.Networks;

/// <summary>Everything a forward pass computes; all matrices have one column per example.</summary>
/// <param name="Zs">weighted inputs, one n_out×N matrix per layer</param>
/// <param name="Activations">first the input itself, then φ(z) of every layer: one more entry than <paramref name="Zs"/></param>
public sealed record ForwardPass(IReadOnlyList<Matrix> Zs, IReadOnlyList<Matrix> Activations)
{
    /// <summary>The last layer's activation, n_out×N.</summary>
    public Matrix Output => Activations[^1];
}
