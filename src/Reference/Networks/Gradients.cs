namespace Autograder.Reference.Networks;

/// <summary>What a backward pass computes.</summary>
/// <param name="Weights">dL/dW, shaped as the weights, n_out×n_in per layer</param>
/// <param name="Biases">dL/db, n_out×1 per layer</param>
/// <param name="Zs">dL/dz, n_out×N per layer, the "deltas"</param>
public sealed record Gradients(IReadOnlyList<Matrix> Weights, IReadOnlyList<Matrix> Biases, IReadOnlyList<Matrix> Zs)
{
    /// <summary>All weights, then all biases, as <see cref="Mlp.Parameters"/>.</summary>
    public IReadOnlyList<Matrix> Parameters => [.. Weights, .. Biases];
}
