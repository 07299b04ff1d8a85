using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class PerceptronLearningTests
{
    private const string Name = "perceptron_learning";
    private const string Rows = "rows: [[1, 1, 1], [1, 0, 1], [0, 1, -1], [0, 0, 1]]";

    [Fact]
    public void Follows_one_epoch_row_by_row()
    {
        var results = Givens.Written(Name, $"{{ {Rows}, w: [0.3, 0.7], b: -2, eta: 0.6 }}");

        results.At("z[1]").ShouldBe(-1, 1e-12);
        results.At("h[1]").ShouldBe(-1);
        results.All("delta_w[1]").ShouldBe([1.2, 1.2], 1e-12);
        results.All("w[1]").ShouldBe([1.5, 1.9], 1e-12);
        results.At("b[1]").ShouldBe(-0.8, 1e-12);
        results.At("z[2]").ShouldBe(0.7, 1e-12);
        results.At("right[2]").ShouldBe(1);
        results.At("z[3]").ShouldBe(1.1, 1e-12);
        results.All("w[3]").ShouldBe([1.5, 0.7], 1e-12);
        results.At("b[3]").ShouldBe(-2, 1e-12);
        results.At("b[4]").ShouldBe(-0.8, 1e-12);
        results.All("mistakes").ShouldBe([3.0]);
    }

    [Fact]
    public void A_row_can_be_computed_from_a_students_own_state()
    {
        var results = Givens.Written(Name, $"{{ {Rows}, w: [1.5, 1.9], b: 0.8, eta: 0.6, first_row: 3 }}");

        results.At("z[3]").ShouldBe(2.7, 1e-12);
        results.At("b[3]").ShouldBe(-0.4, 1e-12);
        results.At("b[4]").ShouldBe(0.8, 1e-12);
        results.TryGet("z[1]", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_threshold_can_be_a_starting_bias()
    {
        var results = Givens.Written(Name, "{ rows: [[-1, -1, -1], [-1, 1, 1], [1, -1, 1], [1, 1, -1]], w: [0, 0], b: -0.2, eta: 0.02 }");

        results.All("w[2]").ShouldBe([-0.04, 0.04], 1e-12);
        results.At("b[2]").ShouldBe(-0.16, 1e-12);
        results.At("z[3]").ShouldBe(-0.24, 1e-12);
        results.All("w_new").ShouldBe([0.0, 0], 1e-12);
        results.At("b_new").ShouldBe(-0.12, 1e-12);
        results.At("separable").ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_separated_never_converges()
    {
        var xnor = Givens.Written(Name, "{ rows: [[-1, -1, 1], [-1, 1, -1], [1, -1, -1], [1, 1, 1]], w: [0, 0], b: 0, eta: 1, epochs: converge }");
        xnor.At("converged").ShouldBe(0);
        xnor.At("cycles").ShouldBe(1);
        xnor.At("separable").ShouldBe(0);

        var and = Givens.Written(Name, "{ rows: [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]], w: [0, 0], eta: 0.5, coding: binary, epochs: converge }");
        and.At("converged").ShouldBe(1);
        and.At("separable").ShouldBe(1);
    }

    [Theory]
    [InlineData("low", -1)]
    [InlineData("high", 1)]
    [InlineData("zero", 0)]
    public void At_the_threshold_the_answer_is_a_convention(string at, double expected) =>
        Givens.Written(Name, $"{{ rows: [[1, 1, 1]], w: [0.2, 0.3], threshold: 0.5, eta: 1, at_threshold: {at} }}").At("h[1]").ShouldBe(expected);

    [Fact]
    public void Rules_and_biases_differ()
    {
        Givens.Written(Name, "{ rows: [[1, 2, -1]], w: [1, 1], eta: 0.5, rule: target }").All("w_new").ShouldBe([0.5, 0], 1e-12);
        Givens.Written(Name, "{ rows: [[1, 2, -1]], w: [1, 1], eta: 0.5, bias: fixed }").At("b_new").ShouldBe(0);
        Givens.WrittenErrors(Name, "{ rows: [[1, 2, -1]], w: [1], eta: 0.5 }").Single().ShouldContain("2 weights are needed");
    }
}
