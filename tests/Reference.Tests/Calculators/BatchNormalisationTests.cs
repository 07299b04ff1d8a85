using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class BatchNormalisationTests
{
    private const string Name = "batchnorm";
    private const string Batch = "z: [[12, 0, -5], [14, 10, 5], [14, 10, 5], [12, 0, -5]]";

    [Fact]
    public void Normalises_with_the_biased_variance()
    {
        var results = Givens.Written(Name, $"{{ {Batch}, gamma: [1, 1, 1], beta: [0, -10, 10] }}");

        results.All("mu").ShouldBe([13, 5, 0]);
        results.All("sigma").ShouldBe([1, 5, 5]);
        results.All("z_norm").ShouldBe([-1, -1, -1, 1, 1, 1, 1, 1, 1, -1, -1, -1]);
        results.All("y").ShouldBe([-1, -11, 9, 1, -9, 11, 1, -9, 11, -1, -11, 9]);
        results.At("y[2,3]").ShouldBe(11);
    }

    [Fact]
    public void The_unbiased_variance_divides_by_one_less()
    {
        Givens.Written(Name, $"{{ {Batch}, ddof: 1 }}").All("var").ShouldBe([4.0 / 3, 100.0 / 3, 100.0 / 3], 1e-12);
    }

    [Fact]
    public void Assumed_statistics_carry_through()
    {
        var results = Givens.Written(Name, $$"""{ {{Batch}}, assume: { mu: [13, 5, 0], sigma: [2, 5, 5] } }""");

        results.At("z_norm[1,1]").ShouldBe(-0.5);
        results.At("sigma[1]").ShouldBe(2);
        Givens.Written(Name, """{ z: [[1, 3], [2, 6]], examples: columns, gamma: [1, 2], assume: { z_norm: [[-1, 1], [-2, 2]] } }""").All("y").ShouldBe([-1, 1, -4, 4]);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        double Loss(double z) => Givens.Written(
            Name,
            FormattableString.Invariant($"{{ z: [[{z:R}, 2], [3, -1], [0.5, 4]], gamma: [2, 0.5], beta: [1, -1], eps: 0.001, target: [[1, 0], [0, 1], [1, 1]], loss: sum_of_squares, reduction: sum }}"))
            .At("loss");
        var results = Givens.Written(
            Name, "{ z: [[1, 2], [3, -1], [0.5, 4]], gamma: [2, 0.5], beta: [1, -1], eps: 0.001, target: [[1, 0], [0, 1], [1, 1]], loss: sum_of_squares, reduction: sum }");

        results.At("dL/dz[1,1]").ShouldBe((Loss(1 + 1e-5) - Loss(1 - 1e-5)) / 2e-5, 1e-6);
        results.All("dL/dz").Where((_, i) => i % 2 == 0).Sum().ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Running_statistics_move_by_the_momentum_and_serve_in_evaluation()
    {
        var trained = Givens.Written(Name, $"{{ {Batch}, running_mean: 0, running_var: 1, momentum: 0.1 }}");
        trained.All("running_mean").ShouldBe([1.3, 0.5, 0], 1e-12);
        trained.All("running_var").ShouldBe([0.9 + 0.1 * 4 / 3, 0.9 + 10.0 / 3, 0.9 + 10.0 / 3], 1e-12);

        Givens.Written(Name, $"{{ {Batch}, running_mean: 10, running_var: 4, mode: eval }}").At("y[1,1]").ShouldBe(1);
        Givens.WrittenErrors(Name, $"{{ {Batch}, mode: eval }}").Single().ShouldContain("running_mean");
    }

    [Fact]
    public void Images_are_normalised_per_channel()
    {
        var results = Givens.Written(Name, "{ z: [[[[1, 2]], [[10, 10]]], [[[3, 4]], [[20, 20]]]] }");

        results.All("mu").ShouldBe([2.5, 15]);
        results.All("var").ShouldBe([1.25, 25]);
        results.All("z_norm").ShouldBe([-1.5 / Math.Sqrt(1.25), -0.5 / Math.Sqrt(1.25), -1, -1, 0.5 / Math.Sqrt(1.25), 1.5 / Math.Sqrt(1.25), 1, 1], 1e-12);
        Givens.Written(Name, "{ shape: [8, 3, 32, 64] }").At("running_entries").ShouldBe(6);
    }

    [Fact]
    public void A_constant_feature_needs_eps()
    {
        Givens.WrittenErrors(Name, "{ z: [[1, 2], [1, 3]] }").Single().ShouldStartWith("given 'eps'");
        Givens.Written(Name, "{ z: [[1, 2], [1, 3]], eps: 0.01 }").At("z_norm[1,1]").ShouldBe(0);
    }
}
