using Autograder.Reference.Networks;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Networks;

public class MlpForwardTests
{
    [Fact]
    public void Reproduces_a_published_worked_example()
    {
        var pass = MlpForward.Run(WorkedNetwork.Network, WorkedNetwork.Input);

        pass.Zs[0][0, 0].ShouldBe(0.3775, 1e-12);
        pass.Activations[1][0, 0].ShouldBe(0.593269992, 1e-9);
        pass.Activations[1][1, 0].ShouldBe(0.596884378, 1e-9);
        pass.Output[0, 0].ShouldBe(0.75136507, 1e-8);
        pass.Output[1, 0].ShouldBe(0.772928465, 1e-9);
    }

    [Fact]
    public void Keeps_the_input_as_activation_0()
    {
        var pass = MlpForward.Run(WorkedNetwork.Network, WorkedNetwork.Input);

        pass.Activations.Count.ShouldBe(3);
        pass.Zs.Count.ShouldBe(2);
        pass.Activations[0].ShouldBeSameAs(WorkedNetwork.Input);
    }

    [Fact]
    public void Treats_every_column_as_an_example_of_its_own()
    {
        var (network, input, _) = RandomCase.From(11, Activation.Tanh, Activation.Softmax);
        var together = MlpForward.Run(network, input).Output;

        for (var c = 0; c < input.Columns; c++)
        {
            var column = c;
            var alone = MlpForward.Run(network, Matrix.Generate(input.Rows, 1, (r, _) => input[r, column])).Output;
            for (var r = 0; r < alone.Rows; r++)
            {
                alone[r, 0].ShouldBe(together[r, c], 1e-14);
            }
        }
    }

    [Fact]
    public void Refuses_an_input_of_the_wrong_height()
    {
        Should.Throw<ArgumentException>(() => MlpForward.Run(WorkedNetwork.Network, Matrix.Zero(3, 1))).Message.ShouldContain("3 rows, the network takes 2");
    }

    [Fact]
    public void Refuses_parameters_that_do_not_fit_the_shape()
    {
        var shape = new NetworkShape([2, 3], Activation.ReLU, Activation.Linear);

        Should.Throw<ArgumentException>(() => new Mlp(shape, [Matrix.Zero(2, 3)], [Matrix.Zero(3, 1)])).Message.ShouldContain("weights 3×2");
        Should.Throw<ArgumentException>(() => new Mlp(shape, [], []));
        Should.Throw<ArgumentException>(() => new NetworkShape([4], Activation.ReLU, Activation.Linear));
    }

    [Theory]
    [InlineData(new[] { 784, 10 }, 7_850)]
    [InlineData(new[] { 784, 200, 10 }, 159_010)]
    [InlineData(new[] { 784, 200, 100, 60, 30, 10 }, 185_300)]
    [InlineData(new[] { 3072, 100, 10 }, 308_310)]
    [InlineData(new[] { 3072, 128, 64, 10 }, 402_250)]
    public void Counts_weights_and_biases(int[] sizes, long expected)
    {
        new NetworkShape(sizes, Activation.ReLU, Activation.Softmax).ParameterCount.ShouldBe(expected);
    }
}
