using Autograder.Reference.Calculators;
using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Networks;

public class MlpBackwardTests
{
    public static TheoryData<Activation, Activation, Loss, BatchReduction> Combinations => new()
    {
        { Activation.Sigmoid, Activation.Softmax, Loss.CrossEntropy, BatchReduction.Mean },
        { Activation.Sigmoid, Activation.Softmax, Loss.CrossEntropy, BatchReduction.Sum },
        { Activation.Tanh, Activation.Softmax, Loss.CrossEntropy, BatchReduction.Mean },
        { Activation.LeakyReLU, Activation.Softmax, Loss.HalfSumOfSquares, BatchReduction.Mean },
        { Activation.Sigmoid, Activation.Sigmoid, Loss.HalfSumOfSquares, BatchReduction.Sum },
        { Activation.Tanh, Activation.Linear, Loss.MeanSquaredError, BatchReduction.Mean },
        { Activation.Tanh, Activation.Sigmoid, Loss.BinaryCrossEntropy, BatchReduction.Mean },
        { Activation.ReLU, Activation.Softmax, Loss.CrossEntropy, BatchReduction.Mean },
        { Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, BatchReduction.Mean },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Agrees_with_finite_differences_for_random_shapes(Activation hidden, Activation output, Loss loss, BatchReduction reduction)
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var (network, input, target) = RandomCase.From(seed, hidden, output);
            var pass = MlpForward.Run(network, input);
            var analytic = MlpBackward.Run(network, pass, target, loss, reduction).Parameters;

            var numeric = NumericalGradient.Central(
                p => Losses.Value(loss, MlpForward.Run(network.WithParameters(p), input).Output, target, reduction), network.Parameters);

            for (var p = 0; p < analytic.Count; p++)
            {
                var scale = Math.Max(1, analytic[p].MaxAbsolute());
                ((analytic[p] - numeric[p]).MaxAbsolute() / scale).ShouldBeLessThan(1e-7, $"seed {seed}, {network.Shape}, parameter {p}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Agrees_with_the_differentiation_engine(Activation hidden, Activation output, Loss loss, BatchReduction reduction)
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var (network, input, target) = RandomCase.From(seed, hidden, output);
            var written = MlpBackward.Run(network, MlpForward.Run(network, input), target, loss, reduction).Parameters;
            Node[] parameters = [.. network.Parameters.Select(Node.Variable)];
            var phi = new Activations(network.Shape.LeakySlope);
            var (a, layers) = (Node.Constant(input), network.Shape.Layers);
            for (var l = 0; l < layers; l++)
            {
                a = phi.Apply(network.Shape.Activations[l], Linear.Product(parameters[l], a) + parameters[layers + l]);
            }

            var derivatives = Derivatives.Of(LossOf(loss, reduction).Of(a, target));

            for (var p = 0; p < parameters.Length; p++)
            {
                var scale = Math.Max(1, written[p].MaxAbsolute());
                ((written[p] - derivatives[parameters[p]].Value).MaxAbsolute() / scale).ShouldBeLessThan(1e-12, $"seed {seed}, {network.Shape}, parameter {p}");
            }
        }
    }

    [Fact]
    public void Reproduces_a_published_worked_example()
    {
        var pass = MlpForward.Run(WorkedNetwork.Network, WorkedNetwork.Input);

        var gradients = MlpBackward.Run(WorkedNetwork.Network, pass, WorkedNetwork.Target, Loss.HalfSumOfSquares);

        Losses.Value(Loss.HalfSumOfSquares, pass.Output, WorkedNetwork.Target).ShouldBe(0.298371109, 1e-9);
        gradients.Weights[1][0, 0].ShouldBe(0.082167041, 1e-9);
        gradients.Weights[0][0, 0].ShouldBe(0.000438568, 1e-9);
    }

    [Fact]
    public void Softmax_with_cross_entropy_leaves_output_minus_target()
    {
        var (network, input, target) = RandomCase.From(3, Activation.ReLU, Activation.Softmax);
        var pass = MlpForward.Run(network, input);

        var delta = MlpBackward.Run(network, pass, target, Loss.CrossEntropy, BatchReduction.Sum).Zs[^1];

        (delta - (pass.Output - target)).MaxAbsolute().ShouldBeLessThan(1e-15);
    }

    [Fact]
    public void Mean_over_the_batch_is_the_sum_divided_by_its_size()
    {
        var (network, input, target) = RandomCase.From(8, Activation.Sigmoid, Activation.Softmax);
        var pass = MlpForward.Run(network, input);

        var mean = MlpBackward.Run(network, pass, target, Loss.CrossEntropy);
        var sum = MlpBackward.Run(network, pass, target, Loss.CrossEntropy, BatchReduction.Sum);

        (input.Columns * mean.Weights[0] - sum.Weights[0]).MaxAbsolute().ShouldBeLessThan(1e-13);
        (input.Columns * mean.Biases[^1] - sum.Biases[^1]).MaxAbsolute().ShouldBeLessThan(1e-13);
    }

    [Fact]
    public void Stays_finite_where_the_output_underflows()
    {
        var network = new Mlp(
            new([1, 2], Activation.ReLU, Activation.Softmax), [Matrix.Column(1000, -1000)], [Matrix.Column(0, 0)]);
        var pass = MlpForward.Run(network, Matrix.Column(1));

        var gradients = MlpBackward.Run(network, pass, Matrix.Column(0, 1), Loss.CrossEntropy);

        gradients.Weights[0].Values.ToArray().ShouldBe([1, -1]);
    }

    [Fact]
    public void Refuses_a_target_of_another_shape_than_the_output()
    {
        var pass = MlpForward.Run(WorkedNetwork.Network, WorkedNetwork.Input);

        Should.Throw<ArgumentException>(() => MlpBackward.Run(WorkedNetwork.Network, pass, Matrix.Zero(2, 3), Loss.CrossEntropy))
            .Message.ShouldContain("Target is 2×3, the output 2×1");
    }

    private static LossGivens LossOf(Loss loss, BatchReduction reduction)
    {
        var word = loss switch
        {
            Loss.CrossEntropy => LossWord.CrossEntropy,
            Loss.HalfSumOfSquares => LossWord.HalfSumOfSquares,
            Loss.MeanSquaredError => LossWord.MeanSquaredError,
            Loss.BinaryCrossEntropy => LossWord.BinaryCrossEntropy,
        };
        return new(word, reduction, Scale: 1, Base: Math.E, LogZero: null, OutputWeights: null);
    }
}
