using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>What a forward pass does to the last layer's weighted input.</summary>
internal enum OutputStep { Softmax, SoftmaxTwice, SoftmaxOverRows, SoftmaxOfWhole, None, Sigmoid, HiddenThenSoftmax }

/// <summary>A forward pass with one thing changed.</summary>
internal sealed record ForwardVariant(Activation Hidden)
{
    public bool UseBias { get; init; } = true;

    public OutputStep Output { get; init; } = OutputStep.Softmax;

    public Matrix Run(NetworkCase network)
    {
        var a = network.X;
        for (var l = 0; l < network.Weights.Count; l++)
        {
            var z = network.Weights[l].Multiply(a);
            z = UseBias ? z.PlusColumn(network.Biases[l]) : z;
            a = l < network.Weights.Count - 1 ? ActivationFunctions.Apply(Hidden, z) : Last(z);
        }
        return a;
    }

    private Matrix Last(Matrix z) => Output switch
    {
        OutputStep.Softmax => ActivationFunctions.Softmax(z),
        OutputStep.SoftmaxTwice => ActivationFunctions.Softmax(ActivationFunctions.Softmax(z)),
        OutputStep.SoftmaxOverRows => ActivationFunctions.Softmax(z.Transposed()).Transposed(),
        OutputStep.SoftmaxOfWhole => Arrays.WholeSoftmax(z),
        OutputStep.None => z,
        OutputStep.Sigmoid => ActivationFunctions.Apply(Activation.Sigmoid, z),
        OutputStep.HiddenThenSoftmax => ActivationFunctions.Softmax(ActivationFunctions.Apply(Hidden, z)),
    };
}
