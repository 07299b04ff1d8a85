namespace Autograder.Reference.Networks;

/// <summary>Forward propagation (Goodfellow, Bengio and Courville 2016, Algorithm 6.3).</summary>
public static class MlpForward
{
    /// <param name="network">shape and parameters</param>
    /// <param name="input">n_in×N, one column per example</param>
    public static ForwardPass Run(Mlp network, Matrix input)
    {
        if (input.Rows != network.Shape.Sizes[0])
        {
            throw new ArgumentException($"Input has {input.Rows} rows, the network takes {network.Shape.Sizes[0]}.", nameof(input));
        }
        List<Matrix> zs = [];
        List<Matrix> activations = [input];
        for (var l = 0; l < network.Shape.Layers; l++)
        {
            zs.Add(network.Weights[l].Multiply(activations[l]).PlusColumn(network.Biases[l]));
            activations.Add(ActivationFunctions.Apply(network.Shape.Activations[l], zs[l], network.Shape.LeakySlope));
        }
        return new(zs, activations);
    }
}
