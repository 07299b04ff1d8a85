using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class CriticalPointsTests
{
    private const string Name = "critical_points";

    [Fact]
    public void Classifies_by_the_Hessian()
    {
        var results = Givens.Written(Name, """{ function: "x^4 - 32x^2 + y^4 - 18y^2", variables: [x, y], at: [[0, 0], [4, 3], [2, 2]] }""");

        results.All("hessian[1]").ShouldBe([-64, 0, 0, -36]);
        results.All("hessian[2]").ShouldBe([128, 0, 0, 72]);
        results.All("eigenvalues[2]").ShouldBe([72, 128], 1e-12);
        (results.At("class[1]"), results.At("class[2]"), results.At("class[3]")).ShouldBe((-1, 1, 2));
        (results.At("is_maximum[1]"), results.At("is_minimum[2]"), results.At("is_stationary[3]")).ShouldBe((1, 1, 0));
        results.All("gradient[3]").ShouldBe([-96, -40]);
        results.At("stationary_count").ShouldBe(9);
        (results.At("minimum"), results.At("unbounded_above"), results.At("unbounded_below")).ShouldBe((-256 - 81, 1, 0));
    }

    [Fact]
    public void A_point_with_a_gradient_is_none_of_them()
    {
        var results = Givens.Written(Name, """{ function: "2*x1*x2 + 3*x1 + 4*x2", variables: [x1, x2], at: [[0, 0], [1, 1]] }""");

        results.All("gradient[1]").ShouldBe([3, 4]);
        results.At("class[1]").ShouldBe(2);
        results.All("eigenvalues[1]").ShouldBe([-2, 2], 1e-12);
        results.All("stationary").ShouldBe([-2, -1.5], 1e-12);
        results.At("stationary_class[1]").ShouldBe(0);
        (results.At("unbounded_below"), results.At("unbounded_above")).ShouldBe((1, 1));
    }

    [Fact]
    public void A_saddle_is_no_minimum_and_an_idle_variable_leaves_points_unisolated()
    {
        var results = Givens.Written(Name, """{ function: "(w1 - w2)^3 - 2(w1^2 - w2) + w1^2 + w2^2", variables: [w1, w2, w3] }""");

        results.At("stationary_count").ShouldBe(double.PositiveInfinity);
        results.All("stationary").ShouldBe([1.5, 0.5, 0], 1e-9);
        results.At("stationary_value[1]").ShouldBe(0, 1e-12);
        results.At("stationary_class[1]").ShouldBe(0);
        results.At("minimum").ShouldBe(double.NegativeInfinity);
    }

    [Theory]
    [InlineData("24x^2 + 16x + 12", -1.0 / 3, 28.0 / 3)]
    [InlineData("(x - a)^2 + ln(2)", 3, 0.69314718055994531)]
    public void Finds_the_minimum_of_a_parabola(string function, double place, double value)
    {
        var results = Givens.Written(Name, $$"""{ function: "{{function}}", variables: [x]{{(function.Contains('a') ? ", values: { a: 3 }" : "")}} }""");

        results.At("stationary_count").ShouldBe(1);
        results.At("stationary[1,1]").ShouldBe(place, 1e-9);
        results.At("minimum").ShouldBe(value, 1e-9);
        results.At("stationary_class[1]").ShouldBe(1);
    }

    [Theory]
    [InlineData("x^3", 3)]
    [InlineData("x^4", 3)]
    public void A_zero_second_derivative_decides_nothing(string function, double kind)
    {
        Givens.Written(Name, $$"""{ function: "{{function}}", variables: [x], at: [0] }""").At("class[1]").ShouldBe(kind);
    }

    [Fact]
    public void Functions_without_stationary_points_say_so()
    {
        var results = Givens.Written(Name, """{ function: "3p^3 + 3q^2 + 4r + 5", variables: [p, q, r] }""");

        results.At("stationary_count").ShouldBe(0);
        (results.At("unbounded_below"), results.At("unbounded_above")).ShouldBe((1, 1));
        Givens.Written(Name, """{ function: "1/(1 + x^2)", variables: [x] }""").At("unbounded_above").ShouldBe(0);
        Givens.Written(Name, """{ function: "exp(x)", variables: [x] }""").At("maximum").ShouldBe(double.PositiveInfinity);
        Givens.Written(Name, """{ function: "x - ln(x)", variables: [x] }""").All("stationary").ShouldBe([1], 1e-9);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Givens.WrittenErrors(Name, """{ function: "x + k", variables: [x] }""").Single().ShouldContain("'k' does not occur");
        Givens.WrittenErrors(Name, """{ function: "x +", variables: [x] }""").Single().ShouldStartWith("given 'function'");
        Givens.WrittenErrors(Name, """{ function: "x", variables: [x], at: [[1, 2]] }""").Single().ShouldStartWith("given 'at'");
    }
}
