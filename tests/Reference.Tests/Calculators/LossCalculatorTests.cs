using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class LossCalculatorTests
{
    private const string Name = "loss";

    [Theory]
    [InlineData("mean_squared_error", 1, 1, -1)]
    [InlineData("sum_of_squares", 2, 2, -2)]
    [InlineData("half_sum_of_squares", 1, 1, -1)]
    public void Normalisations_differ_by_their_factors(string loss, double value, double first, double second)
    {
        var results = Givens.Written(Name, $"{{ y: [2, 0], target: [1, 1], loss: {loss} }}");

        results.At("loss").ShouldBe(value);
        results.All("dL/dy").ShouldBe([first, second]);
    }

    [Theory]
    [InlineData("e", 2.0794415416798357)]
    [InlineData("2", 3)]
    [InlineData("10", 0.9030899869919435)]
    public void Cross_entropy_takes_the_base_of_its_logarithm(string logBase, double value)
    {
        Givens.Written(Name, $"{{ y: [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125], target_class: 3, base: {logBase} }}").At("loss").ShouldBe(value, 1e-12);
    }

    [Fact]
    public void Binary_cross_entropy_over_pixels_counts_nothing_times_infinity_as_nothing()
    {
        var results = Givens.Written(Name, "{ y: [[0, 0.5], [0.5, 0]], target: [[0, 1], [1, 0]], loss: binary_cross_entropy_sum, reduction: sum }");

        results.At("loss").ShouldBe(2 * Math.Log(2), 1e-15);
        results.All("terms").ShouldBe([0, Math.Log(2), Math.Log(2), 0], 1e-15);
        results.All("dL/dy").ShouldBe([1, -2, -2, 1]);
        Givens.Written(Name, "{ y: [0.5, 0.5], target: [1, 0], loss: binary_cross_entropy_sum }").At("loss").ShouldBe(1.3862943611, 1e-9);
        Givens.Written(Name, "{ y: [0.5, 0.5], target: [1, 0], loss: binary_cross_entropy }").At("loss").ShouldBe(0.6931471806, 1e-9);
    }

    [Fact]
    public void A_number_may_stand_for_the_logarithm_of_zero()
    {
        Givens.Written(Name, "{ y: 0, target: 1, loss: binary_cross_entropy, log_zero: -1000000000 }").At("loss").ShouldBe(1e9);
        Givens.Written(Name, "{ y: 0, target: 1, loss: binary_cross_entropy }").At("loss").ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Softmax_of_logits_has_off_diagonal_derivatives()
    {
        var results = Givens.Written(Name, "{ z: [10, 8, 12, 5], target_class: 3 }");

        var exponentials = new[] { 10.0, 8, 12, 5 }.Select(Math.Exp).ToArray();
        double[] p = [.. exponentials.Select(e => e / exponentials.Sum())];
        results.All("p").ShouldBe(p, 1e-15);
        results.At("dp/dz[1,1]").ShouldBe(p[0] * (1 - p[0]), 1e-15);
        results.At("dp/dz[1,3]").ShouldBe(-p[0] * p[2], 1e-15);
        results.All("dL/dz").ShouldBe([p[0], p[1], p[2] - 1, p[3]], 1e-15);
        Givens.Written(Name, "{ z: [10, 8, 12, 5] }").Names.ShouldBe(["p", "dp/dz"]);
    }

    [Fact]
    public void Sigmoid_logits_of_one_neuron()
    {
        var results = Givens.Written(Name, "{ z: -9, from: sigmoid, target: 0.5, loss: binary_cross_entropy }");

        var p = 1 / (1 + Math.Exp(9));
        results.At("p").ShouldBe(p, 1e-15);
        results.At("dL/dz").ShouldBe(p - 0.5, 1e-15);
        results.At("dp/dz").ShouldBe(p * (1 - p), 1e-15);
    }

    [Theory]
    [InlineData("half", 0.87)]
    [InlineData("whole", 1.74)]
    public void An_L2_term_is_added_in_either_form(string form, double penalty)
    {
        var results = Givens.Written(Name, $"{{ y: 0.6125, target: 1.25, loss: half_sum_of_squares, weights: [[0.5, -0.6], [[0.7], [-0.8]]], l2: 1, l2_form: {form} }}");

        results.At("penalty").ShouldBe(penalty, 1e-12);
        results.At("objective").ShouldBe(penalty + 0.6375 * 0.6375 / 2, 1e-12);
    }

    [Fact]
    public void Examples_are_columns_or_rows()
    {
        var columns = Givens.Written(Name, "{ y: [[0.2, 0.6], [0.8, 0.4]], target: [[0, 1], [1, 0]] }");
        var rows = Givens.Written(Name, "{ y: [[0.2, 0.8], [0.6, 0.4]], target: [[0, 1], [1, 0]], examples: rows }");

        columns.At("loss").ShouldBe(-(Math.Log(0.8) + Math.Log(0.6)) / 2, 1e-15);
        rows.At("loss").ShouldBe(columns.At("loss"));
        rows.At("dL/dy[1,2]").ShouldBe(columns.At("dL/dy[2,1]"));
        rows.All("losses").ShouldBe([-Math.Log(0.8), -Math.Log(0.6)], 1e-15);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Givens.WrittenErrors(Name, "{ y: [1, 2] }").Single().ShouldStartWith("given 'target': missing");
        Givens.WrittenErrors(Name, "{ y: [1, 2], z: [1, 2], target: [1, 2] }").Single().ShouldContain("not both");
        Givens.WrittenErrors(Name, "{ y: [1, 2], target_class: 3 }").Single().ShouldContain("'target_class'");
        Givens.WrittenErrors(Name, "{ y: [1, 2], target: [1, 0], l2: 0.1 }").Single().ShouldContain("'weights'");
    }
}
