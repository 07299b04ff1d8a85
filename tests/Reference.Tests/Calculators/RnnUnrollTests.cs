using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class RnnUnrollTests
{
    private const string Name = "rnn_unroll";

    [Fact]
    public void Unrolls_a_scalar_relu_cell()
    {
        var results = Givens.Written(Name, "{ activation: relu, w_rec: -3, w_in: 3, h0: 0, x: [2, 3, 1] }");

        results.All("h").ShouldBe([6, 0, 3]);
        results["h[2]"].Rank.ShouldBe(0);
        results.Names.ShouldNotContain("loss");
    }

    [Theory]
    [InlineData(0, 4, 2)]
    [InlineData(1, 2, 3)]
    public void Differentiates_a_state_with_the_slope_at_zero_that_is_asked_for(double atZero, double byRecurrent, double byInput)
    {
        var results = Givens.Written(
            Name, $$"""{ activation: relu, w_rec: 1, w_in: 2, h0: -2, x: [1, 2, 0], relu_at_zero: {{atZero}}, differentiate: "h[3]" }""");

        results.All("h").ShouldBe([0, 4, 4]);
        results.At("dL/dw_rec").ShouldBe(byRecurrent);
        results.At("dL/dw_in").ShouldBe(byInput);
        results.At("dL/dx[1]").ShouldBe(2 * atZero);
    }

    [Fact]
    public void States_may_be_assumed_as_printed()
    {
        var results = Givens.Written(
            Name, """{ activation: relu, w_rec: -2, w_in: 1, h0: 2, x: [2, 1.5, 4], assume: { "h[2]": "2/3", "h[3]": 1 }, differentiate: "h[3]" }""");

        results.At("dL/dw_rec").ShouldBe(2.0 / 3, 1e-15);
        results.At("dL/dw_in").ShouldBe(1);
        results.At("dL/dx[1]").ShouldBe(0);
    }

    [Fact]
    public void Two_readings_of_a_wiring_are_two_computations()
    {
        var equation = Givens.Written(Name, """{ activation: relu, w_rec: 3, w_in: 2, w_out: -1, h0: 3, x: [1, 2], differentiate: "y[2]" }""");
        var graph = Givens.Written(Name, """{ activation: relu, w_rec: 2, w_in: 3, w_out: -1, h0: 3, x: [1, 2], differentiate: "y[2]" }""");

        (equation.At("h[2]"), equation.At("y[2]"), equation.At("dL/dw_rec")).ShouldBe((37, -37, -20));
        (graph.At("h[2]"), graph.At("y[2]"), graph.At("dL/dw_in")).ShouldBe((24, -24, -4));
    }

    [Fact]
    public void Weights_may_differ_from_step_to_step()
    {
        var results = Givens.Written(
            Name,
            """{ activation: sigmoid, output_activation: relu, x: [1, 1, 0], w_rec: [0.2, 0.3, 0.8], w_in: [0.5, 0.6, 0.2], w_out: [0.4, 0.2, 0.1], per_step: yes, differentiate: "y[3]", eta: 1 }""");

        var h1 = Sigmoid(0.5);
        var h2 = Sigmoid(0.6 + 0.3 * h1);
        var h3 = Sigmoid(0.8 * h2);
        results.All("h").ShouldBe([h1, h2, h3], 1e-15);
        results.All("y").ShouldBe([0.4 * h1, 0.2 * h2, 0.1 * h3], 1e-15);
        results.At("dL/dw_rec[3]").ShouldBe(0.1 * h3 * (1 - h3) * h2, 1e-15);
        results.At("w_out_new[3]").ShouldBe(0.1 - h3, 1e-15);
    }

    [Theory]
    [InlineData("sum", 1)]
    [InlineData("mean", 0.5)]
    public void Losses_of_the_steps_are_summed_or_averaged(string reduction, double share)
    {
        var results = Givens.Written(
            Name,
            $"{{ activation: sigmoid, x: [[0.3, -0.2], [0.1, 0.1]], w_in: [1, -1], w_rec: -1, b: 0, target: [1, 0], loss: binary_cross_entropy, reduction: {reduction}, eta: 0.1 }}");

        var h1 = Sigmoid(0.5);
        var h2 = Sigmoid(-h1);
        results.At("loss").ShouldBe(share * (-Math.Log(h1) - Math.Log(1 - h2)), 1e-15);
        var dz2 = h2;
        var dz1 = h1 - 1 - dz2 * h1 * (1 - h1);
        results.All("dL/dw_in").ShouldBe([share * (dz1 * 0.3 + dz2 * 0.1), share * (dz1 * -0.2 + dz2 * 0.1)], 1e-15);
        results.All("w_in_new")[0].ShouldBe(1 - 0.1 * share * (dz1 * 0.3 + dz2 * 0.1), 1e-15);
        results.At("dL/dw_rec(2)").ShouldBe(share * dz2 * h1, 1e-15);
        results.At("dL/dw_rec(1)").ShouldBe(0);
    }

    [Fact]
    public void Matrix_and_elementwise_recurrence_differ()
    {
        var matrix = Givens.Written(
            Name,
            "{ x: [[0.5, 0.6]], h0: [0.3, 0.4], w_in: [[0.2, 0.2], [0.2, 0.2]], w_rec: [[0.2, 0.2], [0.2, 0.2]], b: 0.2, w_out: [0.2, 0.2], b_out: 0.2, output_activation: sigmoid }");
        var elementwise = Givens.Written(
            Name, "{ x: [[0.5, 0.6]], h0: [0.3, 0.4], w_in: [0.2, 0.2], w_rec: [0.2, 0.2], b: 0.2, w_out: [[0.2, 0.2]], b_out: 0.2, output_activation: sigmoid, elementwise: yes }");

        matrix.At("h[1][2]").ShouldBe(Math.Tanh(0.2 * (0.5 + 0.6 + 0.3 + 0.4 + 1)), 1e-15);
        matrix.At("y[1]").ShouldBe(Sigmoid(0.4 * Math.Tanh(0.56) + 0.2), 1e-15);
        elementwise.At("h[1][2]").ShouldBe(Math.Tanh(0.2 * (0.6 + 0.4 + 1)), 1e-15);
    }

    [Fact]
    public void Truncation_stops_at_the_links_it_must_not_cross()
    {
        const string Cell = "activation: linear, w_rec: 0.5, w_in: 1, x: [1, 1, 1], h0: 1, target: [_, _, 0], loss: half_sum_of_squares";
        double Gradient(string more) => Givens.Written(Name, $"{{ {Cell}{more} }}").At("dL/dw_rec");

        var (h0, h1, h2, h3) = (1.0, 1.5, 1.75, 1.875);
        Gradient("").ShouldBe(h3 * (h2 + 0.5 * h1 + 0.25 * h0), 1e-15);
        Gradient(", truncate: 0").ShouldBe(h3 * h2, 1e-15);
        Gradient(", truncate: 1").ShouldBe(h3 * (h2 + 0.5 * h1), 1e-15);
        Gradient(", truncate: 2").ShouldBe(Gradient(""), 1e-15);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Givens.WrittenErrors(Name, "{ x: [1, 2], w_rec: 1, w_in: [1, 2, 3], per_step: yes }").Single(e => e.Contains("'w_in'")).ShouldContain("2 entries");
        Givens.WrittenErrors(Name, "{ x: [1, 2], w_rec: 1, w_in: 1, target: [1] }").Single().ShouldContain("'target'");
        Givens.WrittenErrors(Name, """{ x: [1, 2], w_rec: 1, w_in: 1, differentiate: "h[3]" }""").Single().ShouldContain("'differentiate'");
        Givens.WrittenErrors(Name, "{ x: [1, 2], w_rec: [[1, 0], [0, 1]], w_in: 1 }").Single().ShouldContain("2×1 is needed");
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
