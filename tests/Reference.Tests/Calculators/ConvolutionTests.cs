using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class ConvolutionTests
{
    private const string Toy =
        """
        image: [[[1, -0.5], [2, -2]], [[-2, 1], [-1.5, 1]], [[1, 0], [0, 0]]], kernel: [1, 1, 1], pool: 2, pool_padding: 1,
        loss: binary_cross_entropy_sum, target: [[0, 1], [1, 0]], eta: 1
        """;

    [Fact]
    public void Slides_without_padding_as_a_correlation()
    {
        var results = Givens.Written("conv_forward", "{ image: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], kernel: [[1, 0], [0, -2]] }");

        results.All("y").ShouldBe([1 - 10, 2 - 12, 4 - 16, 5 - 18]);
        results["y"].HasShape(2, 2).ShouldBeTrue();
        Givens.Written("conv_forward", "{ image: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], kernel: [[1, 0], [0, -2]], operation: convolution }")
            .All("y").ShouldBe([5 - 2, 6 - 4, 8 - 8, 9 - 10]);
    }

    [Theory]
    [InlineData("stride: 2", 1, 1)]
    [InlineData("padding: 1", 4, 4)]
    [InlineData("padding: same", 3, 3)]
    [InlineData("stride: [1, 2], padding: [0, 1]", 2, 2)]
    [InlineData("dilation: 2", 1, 1)]
    public void Sizes_follow_stride_padding_and_dilation(string settings, int rows, int columns)
    {
        var results = Givens.Written("conv_forward", $"{{ image: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], kernel: [[1, 0], [0, -2]], {settings} }}");

        (results.At("rows"), results.At("columns")).ShouldBe((rows, columns));
    }

    [Fact]
    public void Works_on_sequences_channels_and_several_filters()
    {
        Givens.Written("conv_forward", "{ image: [1, 2, 3, 4], kernel: [1, -1], padding: 1 }").All("y").ShouldBe([-1, -1, -1, -1, 4]);
        var results = Givens.Written("conv_forward", "{ image: [[[1, 2]], [[3, 4]]], kernel: [[[[1]], [[1]]], [[[2]], [[0]]]], bias: [0, 1], activation: relu }");
        results["y"].HasShape(2, 1, 2).ShouldBeTrue();
        results.All("y").ShouldBe([4, 6, 3, 5]);
        Givens.WrittenErrors("conv_forward", "{ image: [[1, 2], [3, 4]], kernel: [[1, 2, 3], [1, 2, 3], [1, 2, 3]] }").Single().ShouldContain("does not fit");
        Givens.WrittenErrors("conv_forward", "{ image: [[[1, 2]], [[3, 4]]], kernel: [[1]] }").Single().ShouldStartWith("given 'kernel'");
    }

    [Theory]
    [InlineData("padding: 1000000000", "'padding'")]
    [InlineData("padding: 9000", "too large")]
    [InlineData("stride: 0", "'stride'")]
    public void Numbers_that_would_cost_too_much_are_refused(string settings, string says)
    {
        Givens.WrittenErrors("conv_forward", $"{{ image: [[1, 2], [3, 4]], kernel: [[1]], {settings} }}").Single().ShouldContain(says);
    }

    [Fact]
    public void Solves_for_unknown_kernel_entries_in_exact_fractions()
    {
        var results = Givens.Written(
            "conv_forward_solve",
            "{ image: [[3, 0, 3, -3, 0], [-3, 2, 0, 3, -2], [-5, 0, 3, -2, 0]], kernel: [[x, y, z], [1, 0, 2], [-1, 1, 0]], outputs: [4, 0, -3] }");

        results.All("equations").ShouldBe([3, 0, 3, 0, 3, -3, 3, -3, 0]);
        results.All("right_sides").ShouldBe([2, -11, 6]);
        (results.At("solutions"), results.At("unknowns"), results.At("rank")).ShouldBe((1, 3, 3));
        // 3x + 3z = 2, 3y − 3z = −11, 3x − 3y = 6: adding the last two gives 3x − 3z = −5.
        results.At("x").ShouldBe(-0.5);
        results.At("y").ShouldBe(-2.5);
        (results.At("numerator[z]"), results.At("denominator[z]")).ShouldBe((7, 6));
    }

    [Fact]
    public void Tells_when_there_is_no_single_solution()
    {
        Givens.Written("conv_forward_solve", "{ image: [1, 2], kernel: [x, y], outputs: [3] }").At("solutions").ShouldBe(double.PositiveInfinity);
        var none = Givens.Written("conv_forward_solve", "{ image: [1, 1, 1], kernel: [x, y], outputs: [3, 4] }");
        none.At("solutions").ShouldBe(0);
        none.TryGet("x", out _).ShouldBeFalse();
        Givens.Written("conv_forward_solve", "{ image: [2, 4], kernel: [3], bias: c, outputs: [_, 13] }").At("c").ShouldBe(1);
        Givens.WrittenErrors("conv_forward_solve", "{ image: [1, 2], kernel: [1, 2], outputs: [3] }").Single().ShouldContain("no unknown entry");
    }

    [Fact]
    public void Pools_with_zero_padding_and_sends_ties_to_the_padding()
    {
        var results = Givens.Written("maxpool_conv_backprop", $"{{ {Toy}, ties: padding }}");

        results.All("conv").ShouldBe([0, 0.5, 0.5, -1]);
        results.All("pool").ShouldBe([0, 0.5, 0.5, 0]);
        results.At("ties").ShouldBe(2);
        results.At("loss").ShouldBe(2 * Math.Log(2), 1e-15);
        results.All("dL/dkernel").ShouldBe([-3, 1, 0], 1e-12);
        results.All("kernel_new").ShouldBe([4, 0, 1], 1e-12);
    }

    [Fact]
    public void A_tie_with_the_padding_may_go_to_the_value()
    {
        var results = Givens.Written("maxpool_conv_backprop", $"{{ {Toy}, ties: values }}");

        // The pixel with 0 gets 1/(1 − 0) more than above: 1, −2 and 1 from the three channels.
        results.All("dL/dconv").ShouldBe([1, -2, -2, 0], 1e-12);
        results.All("dL/dkernel").ShouldBe([-2, -1, 1], 1e-12);
        Givens.Written("maxpool_conv_backprop", $"{{ {Toy}, ties: first }}").All("dL/dkernel").ShouldBe([-3, 1, 0], 1e-12);
        Givens.Written("maxpool_conv_backprop", $"{{ {Toy}, ties: last }}").All("dL/dkernel").ShouldBe([-2, -1, 1], 1e-12);
    }

    [Fact]
    public void Assumed_images_carry_through()
    {
        var results = Givens.Written("maxpool_conv_backprop", $$"""{ {{Toy}}, ties: padding, assume: { conv: [[0, 0.25], [0.5, -1]] } }""");

        results.All("pool").ShouldBe([0, 0.25, 0.5, 0]);
        results.At("loss").ShouldBe(Math.Log(4) + Math.Log(2), 1e-12);
        results.At("dL/dkernel[1]").ShouldBe(-4 * -0.5 - 2 * 2, 1e-12);
        Givens.Written("maxpool_conv_backprop", $$"""{ {{Toy}}, assume: { "dL/dpool": [[0, 1], [0, 0]] } }""").All("dL/dkernel").ShouldBe([-0.5, 1, 0]);
        Givens.WrittenErrors("maxpool_conv_backprop", $$"""{ {{Toy}}, assume: { conv: [0, 0.25, 0.5, -1] } }""").Single().ShouldContain("'assume.conv'");
    }

    [Fact]
    public void Libraries_pad_with_minus_infinity()
    {
        var results = Givens.Written("maxpool_conv_backprop", $"{{ {Toy}, pool_padding_value: minus_infinity }}");

        results.All("pool").ShouldBe([0, 0.5, 0.5, -1]);
        results.At("ties").ShouldBe(0);
        results.At("loss").ShouldBe(2 * Math.Log(2) - Math.Log(2), 1e-12);
    }

    [Fact]
    public void Gradients_through_convolution_pooling_and_sigmoid_agree_with_finite_differences()
    {
        double Loss(double k) => Givens.Written(
            "maxpool_conv_backprop",
            FormattableString.Invariant($"{{ image: [[1, 2, 0, -1], [0.5, -1, 3, 1], [2, 1, -2, 0.2], [1, 0.3, 0.1, -1]], kernel: [[0.3, -0.2], [{k:R}, 0.4]], bias: 0.1, activation: relu, output_activation: sigmoid, padding: 1, pool_stride: 2, target: [[1, 0], [0, 1]] }}"))
            .At("loss");
        var results = Givens.Written(
            "maxpool_conv_backprop",
            "{ image: [[1, 2, 0, -1], [0.5, -1, 3, 1], [2, 1, -2, 0.2], [1, 0.3, 0.1, -1]], kernel: [[0.3, -0.2], [0.7, 0.4]], bias: 0.1, activation: relu, output_activation: sigmoid, padding: 1, pool_stride: 2, target: [[1, 0], [0, 1]] }");

        results.At("dL/dkernel[2,1]").ShouldBe((Loss(0.7 + 1e-5) - Loss(0.7 - 1e-5)) / 2e-5, 1e-8);
    }
}
