namespace Autograder.Reference.Networks;

/// <summary>Back-propagation (Goodfellow, Bengio and Courville 2016, Algorithm 6.4).</summary>
public static class MlpBackward
{
    /// <param name="network">the network the pass was made with</param>
    /// <param name="pass">what <see cref="MlpForward.Run"/> returned</param>
    /// <param name="target">n_out×N, one column per example</param>
    /// <param name="loss">loss of one example</param>
    /// <param name="reduction">mean or sum over the batch</param>
    public static Gradients Run(Mlp network, ForwardPass pass, Matrix target, Loss loss, BatchReduction reduction = BatchReduction.Mean)
    {
        if (!target.HasShapeOf(pass.Output))
        {
            throw new ArgumentException($"Target is {target}, the output {pass.Output}.", nameof(target));
        }
        var layers = network.Shape.Layers;
        var (weights, biases, zs) = (new Matrix[layers], new Matrix[layers], new Matrix[layers]);
        var delta = OutputDelta(network.Shape, pass, target, loss, reduction);
        for (var l = layers - 1; l >= 0; l--)
        {
            zs[l] = delta;
            weights[l] = delta.MultiplyTransposed(pass.Activations[l]);
            biases[l] = delta.RowSums();
            if (l > 0)
            {
                var gradient = network.Weights[l].TransposedMultiply(delta);
                delta = ActivationFunctions.Backward(network.Shape.Activations[l - 1], pass.Zs[l - 1], gradient, network.Shape.LeakySlope);
            }
        }
        return new(weights, biases, zs);
    }

    private static Matrix OutputDelta(NetworkShape shape, ForwardPass pass, Matrix target, Loss loss, BatchReduction reduction)
    {
        var (output, scale) = (pass.Output, Losses.Scale(reduction, target.Columns));
        // Loss and activation cancel here; taken apart, −t/y would divide by an output that has underflowed to 0.
        return (shape.Activations[^1], loss) switch
        {
            (Activation.Softmax, Loss.CrossEntropy) => scale * SoftmaxCrossEntropyDelta(output, target),
            (Activation.Sigmoid, Loss.BinaryCrossEntropy) => scale / output.Rows * (output - target),
            _ => ActivationFunctions.Backward(
                shape.Activations[^1], pass.Zs[^1], Losses.Derivative(loss, output, target, reduction), shape.LeakySlope),
        };
    }

    /// <summary>yᵢ·Σⱼtⱼ − tᵢ, which is y − t for targets that sum to 1.</summary>
    private static Matrix SoftmaxCrossEntropyDelta(Matrix output, Matrix target)
    {
        var sums = ActivationFunctions.ColumnSums(target);
        return Matrix.Generate(output.Rows, output.Columns, (r, c) => output[r, c] * sums[c] - target[r, c]);
    }
}
