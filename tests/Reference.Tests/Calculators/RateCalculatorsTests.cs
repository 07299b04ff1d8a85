using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class RateCalculatorsTests
{
    [Fact]
    public void A_quadratic_has_an_optimal_and_a_largest_rate()
    {
        var results = Givens.Written("quad_lr_bounds", "{ polynomials: [[12, 16, 12.5]], start: 2, eta1: 1 }");

        results.At("optimal").ShouldBe(0.04, 1e-12);
        results.At("limit").ShouldBe(0.08, 1e-12);
        results.At("minimum_at[1]").ShouldBe(-0.64, 1e-12);
        results.At("minimum").ShouldBe(12 - 5.12, 1e-12);
        results.At("x1").ShouldBe(-64, 1e-12);
        results.At("eta2").ShouldBe(0.04, 1e-12);
        Givens.Written("quad_lr_bounds", "{ polynomials: [[12, 16, 24]] }").At("minimum").ShouldBe(12 - 64 / 24.0, 1e-12);
    }

    [Fact]
    public void Cubic_and_linear_terms_have_no_such_rates()
    {
        var results = Givens.Written("quad_lr_bounds", "{ polynomials: [[0, 0, 0, 3], [0, 0, 3], [5, 4]] }");

        new[] { 1, 2, 3 }.Select(i => results.At($"defined[{i}]")).ShouldBe([0, 1, 0]);
        results.At("optimal[2]").ShouldBe(1 / 6.0, 1e-12);
        results.At("limit[2]").ShouldBe(1 / 3.0, 1e-12);
        results.At("defined").ShouldBe(0);
        results.TryGet("optimal", out _).ShouldBeFalse();
        results.TryGet("optimal[1]", out _).ShouldBeFalse();
        Givens.Written("quad_lr_bounds", "{ polynomials: [[0, 0, -1]] }").At("defined").ShouldBe(0);
    }

    [Fact]
    public void Several_coordinates_share_the_rate_of_the_steepest()
    {
        Givens.Written("quad_lr_bounds", "{ polynomials: [[0, 0, 1], [0, 0, 5]] }").At("limit").ShouldBe(0.2, 1e-12);
        var results = Givens.Written("quad_lr_bounds", "{ hessian: [[2, 1], [1, 2]] }");
        results.All("eigenvalues").ShouldBe([1.0, 3], 1e-12);
        results.At("optimal").ShouldBe(0.5, 1e-12);
        results.At("limit").ShouldBe(2 / 3.0, 1e-12);
        Givens.WrittenErrors("quad_lr_bounds", "{ hessian: [[2, 1], [0, 2]] }").Single().ShouldContain("symmetric");
    }

    [Fact]
    public void L1_zeroes_parameters_from_a_strength_on_that_depends_on_the_half()
    {
        var whole = Givens.Written("l1_threshold", "{ h: [2, 1], theta: [0.5, -3] }");
        whole.At("alpha[1]").ShouldBe(2);
        whole.At("alpha").ShouldBe(6);
        Givens.Written("l1_threshold", "{ h: 2, theta: 0.5, half: yes }").At("alpha").ShouldBe(1);
        Givens.Written("l1_threshold", "{ h: [2, 1], theta: [0.5, -3], alpha: 1 }").All("solution").ShouldBe([0.25, -2.5]);
        Givens.Written("l1_threshold", "{ h: [2, 1], theta: [0.5, -3], alpha: 6 }").All("solution").ShouldAllBe(x => x == 0);
    }
}
