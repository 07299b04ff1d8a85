using Autograder.Reference.Networks;

namespace Autograder.Reference.Differentiation;

/// <summary>Activation functions of nodes, with the conventions that a paper may choose.</summary>
/// <param name="LeakySlope">slope of <see cref="Activation.LeakyReLU"/> for negative input</param>
/// <param name="AtZero">derivative of ReLU and leaky ReLU at exactly 0; left out: that of the negative side</param>
internal readonly record struct Activations(double LeakySlope = 0.01, double? AtZero = null)
{
    public Node Apply(Activation activation, Node z) => activation switch
    {
        Activation.Sigmoid => Elementwise.Sigmoid(z),
        Activation.Tanh => Elementwise.Tanh(z),
        Activation.ReLU => Elementwise.Relu(z, 0, AtZero ?? 0),
        Activation.LeakyReLU => Elementwise.Relu(z, LeakySlope, AtZero ?? LeakySlope),
        // A node of its own, so that z and φ(z) can be told apart when values or derivatives are assumed.
        Activation.Linear => Linear.Reshaped(z, z.Value.Rows, z.Value.Columns),
        Activation.Softmax => Elementwise.Softmax(z),
        Activation.Step => Elementwise.Step(z),
    };
}
