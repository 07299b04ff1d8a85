using Autograder.Reference.Networks;
using Autograder.Reference.Replays;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Replays;

public sealed class NetworkReplayTests
{
    private static readonly ReplayWindow Single = new((1, 1), (1, 1), (0, 0));

    [Fact]
    public void Dense_layers_agree_with_forward_propagation()
    {
        var shape = new NetworkShape([6, 4, 3], Activation.Sigmoid, Activation.Softmax);
        var network = Mlp.Random(shape, new DeterministicRandom(7));
        var input = Matrix.Gaussian(6, 5, new DeterministicRandom(8));

        var again = Run(
            [Layer(network, 0), new ReplayStep.Activate(Activation.Sigmoid), Layer(network, 1), new ReplayStep.Activate(Activation.Softmax)],
            DenseArray.From(input.Transposed()));

        var expected = MlpForward.Run(network, input).Output.Transposed();
        again.Shape.ToArray().ShouldBe([5, 3]);
        again.Values.ToArray().Zip(expected.Values.ToArray()).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-12);
    }

    [Fact]
    public void A_convolution_with_stride_and_padding_is_what_it_is_by_hand()
    {
        var image = new DenseArray([1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var step = new ReplayStep.Convolution(new DenseArray([1, 1, 2, 2], [1, 0, 0, 10]), [0.5], new ReplayWindow((2, 2), (2, 2), (1, 1)));

        // windows start at (−1, −1), (−1, 1), (1, −1), (1, 1)
        Run([step], image).Values.ToArray().ShouldBe([10.5, 30.5, 70.5, 95.5]);
    }

    [Fact]
    public void Channels_are_summed_and_filters_are_kept_apart()
    {
        var images = new DenseArray([2, 2, 1, 1], [1, 2, 3, 4]);
        var step = new ReplayStep.Convolution(new DenseArray([2, 2, 1, 1], [1, 1, 0, 5]), null, Single);
        Run([step], images).Values.ToArray().ShouldBe([3, 10, 7, 20]);
    }

    [Theory]
    [InlineData(true, new double[] { -1, -2, -4, -5 })]
    [InlineData(false, new double[] { -0.25, -1.25, -2.75, -7 })]
    public void Padding_never_wins_a_maximum_and_counts_as_zero_in_a_mean(bool largest, double[] expected)
    {
        var image = new DenseArray([1, 1, 3, 3], [-1, -2, -3, -4, -5, -6, -7, -8, -9]);
        Run([new ReplayStep.Pooling(largest, new ReplayWindow((2, 2), (2, 2), (1, 1)))], image).Values.ToArray().ShouldBe(expected);
    }

    [Fact]
    public void Rows_of_pixels_become_square_images_and_images_become_rows_again()
    {
        var rows = new DenseArray([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]);
        var keep = new ReplayStep.Convolution(new DenseArray([1, 1, 1, 1], [1.0]), null, Single);
        var sum = new ReplayStep.Dense(Matrix.FromRowMajor(1, 4, 1, 1, 1, 1), null);
        Run([keep, sum], rows).Values.ToArray().ShouldBe([10, 26]);
    }

    [Fact]
    public void What_does_not_fit_is_said_and_never_thrown()
    {
        NetworkReplay.Run([new ReplayStep.Dense(Matrix.Zero(2, 3), null)], new DenseArray([1, 4], new double[4]), out var problem).ShouldBeNull();
        problem.ShouldContain("step 1 does not fit");
        NetworkReplay.Run([new ReplayStep.Pooling(true, new ReplayWindow((9, 9), (1, 1), (0, 0)))], new DenseArray([1, 1, 4, 4], new double[16]), out _).ShouldBeNull();
        NetworkReplay.Run([new ReplayStep.Convolution(new DenseArray([1, 1, 1, 1], [1.0]), null, Single)], new DenseArray([1, 3], new double[3]), out _).ShouldBeNull();
    }

    private static ReplayStep.Dense Layer(Mlp network, int l) => new(network.Weights[l], network.Biases[l].Values.ToArray());

    private static DenseArray Run(IReadOnlyList<ReplayStep> steps, DenseArray input)
    {
        var output = NetworkReplay.Run(steps, input, out var problem);
        problem.ShouldBeEmpty();
        return output.ShouldNotBeNull();
    }
}
