using Autograder.Reference.Networks;

namespace Autograder.Reference.Tests.Networks;

/// <summary>Matt Mazur's often-quoted worked example of back-propagation (2015): 2-2-2, all sigmoid, half sum of squares.</summary>
internal static class WorkedNetwork
{
    public static readonly Mlp Network = new(
        new([2, 2, 2], Activation.Sigmoid, Activation.Sigmoid),
        [Matrix.FromRows([0.15, 0.20], [0.25, 0.30]), Matrix.FromRows([0.40, 0.45], [0.50, 0.55])],
        [Matrix.Column(0.35, 0.35), Matrix.Column(0.60, 0.60)]);

    public static readonly Matrix Input = Matrix.Column(0.05, 0.10);

    public static readonly Matrix Target = Matrix.Column(0.01, 0.99);
}
