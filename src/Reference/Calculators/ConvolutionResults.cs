using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Calculators;

/// <summary>Loss, derivatives and updated parameters of a network that starts with one convolution.</summary>
internal sealed class ConvolutionResults(GivenReader givens, CalculatorResults results, ConvolutionGivens convolution)
{
    /// <param name="loss">which loss</param>
    /// <param name="steps">values on the way, from the first to the outputs, with their names and sizes</param>
    /// <param name="assume">derivatives taken over</param>
    public void AddBackward(LossGivens loss, IReadOnlyList<(string Name, Node Node, int Rows, int Columns)> steps, Assumptions assume)
    {
        var outputs = steps[^1].Node;
        double? eta = givens.Has("eta") ? givens.Number("eta") : null;
        if (!ReadTarget(outputs.Value, out var target) || !loss.Fits(givens, outputs.Value.Values.Length) || !givens.Ok || (target is null && loss.Word != LossWord.Output))
        {
            return;
        }
        var value = loss.Of(Linear.Reshaped(outputs, outputs.Value.Values.Length, 1), target);
        var derivatives = Derivatives.Of(value, assume.Derivatives);
        results.Add("loss", value.Number);
        foreach (var (name, node, rows, columns) in steps.Reverse())
        {
            results.Add($"dL/d{name}", convolution.Shaped(derivatives[node].Value, rows, columns));
        }
        var (kernel, bias) = (derivatives[convolution.Kernel].Value, derivatives[convolution.Bias].Value);
        results.Add("dL/dkernel", convolution.LikeKernel(kernel));
        results.Add("dL/dbias", convolution.LikeBias(bias));
        results.Add("dL/dimage", convolution.LikeImage(derivatives[convolution.Image].Value));
        if (eta is { } rate)
        {
            results.Add("kernel_new", convolution.LikeKernel(convolution.Kernel.Value - rate * kernel));
            results.Add("bias_new", convolution.LikeBias(convolution.Bias.Value - rate * bias));
        }
    }

    /// <summary>False after a rejection.</summary>
    private bool ReadTarget(Matrix outputs, out Matrix? target)
    {
        target = null;
        if (!givens.Has("target"))
        {
            return true;
        }
        if (givens.Array("target") is { } array && array.Length == outputs.Values.Length)
        {
            target = Matrix.Column(array.Values);
            return true;
        }
        givens.Reject("target", $"{outputs.Values.Length} numbers are needed, shaped as the outputs");
        return false;
    }
}
