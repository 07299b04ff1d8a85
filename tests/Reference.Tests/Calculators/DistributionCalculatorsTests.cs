using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class DistributionCalculatorsTests
{
    [Fact]
    public void Divergences_know_zero_probabilities()
    {
        var results = Givens.Written("divergence", "{ p: [0, 0, 0.2, 0.3, 0.1, 0.4], q: [0.3, 0.1, 0.2, 0.1, 0.3, 0], base: 2 }");

        // 0.3·log(0.3/0.2) + 0.1·log(0.1/0.2) + 0.4·log 2 for p, and the mirror image for q, halved
        double[] p = [0, 0, 0.2, 0.3, 0.1, 0.4], q = [0.3, 0.1, 0.2, 0.1, 0.3, 0];
        var expected = p.Zip(q, (a, b) => (Half(a, (a + b) / 2) + Half(b, (a + b) / 2)) / 2).Sum();
        results.At("js").ShouldBe(expected, 1e-12);
        results.At("kl").ShouldBe(double.PositiveInfinity);
        results.At("kl_finite").ShouldBe(0);
        results.At("kl_reverse_finite").ShouldBe(0);
        results.At("total_variation").ShouldBe(0.6, 1e-12);

        static double Half(double a, double mean) => a == 0 ? 0 : a * Math.Log2(a / mean);
    }

    [Theory]
    [InlineData("e", 2.0794)]
    [InlineData("2", 3)]
    [InlineData("10", 0.9031)]
    public void Cross_entropy_of_a_uniform_guess_depends_on_the_base(string unit, double expected)
    {
        var results = Givens.Written("divergence", $$"""
            { p: [1, 0, 0, 0, 0, 0, 0, 0], q: [0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125], base: {{unit}} }
            """);

        results.At("cross_entropy").ShouldBe(expected, 5e-5);
        results.At("entropy_p").ShouldBe(0);
        results.At("kl").ShouldBe(expected, 5e-5);
    }

    [Fact]
    public void Distributions_that_are_none_are_refused()
    {
        Givens.WrittenErrors("divergence", "{ p: [0.5, 0.6] }").Single().ShouldContain("add up to 1");
        Givens.WrittenErrors("divergence", "{ p: [0.5, 0.5], q: [1] }").Single().ShouldContain("'q'");
    }

    [Fact]
    public void Starting_weights_have_variances_by_their_fans()
    {
        var results = Givens.Written("init_variance", "{ fan_in: 2500, fan_out: 1024 }");

        results.At("xavier").ShouldBe(0.0004, 1e-15);
        results.At("he").ShouldBe(0.0008, 1e-15);
        results.At("glorot").ShouldBe(2 / 3524.0, 1e-15);
        results.At("xavier_deviation").ShouldBe(0.02, 1e-15);
        results.At("xavier_limit").ShouldBe(Math.Sqrt(0.0012), 1e-15);
        Givens.Written("init_variance", "{ fan_in: 100 }").TryGet("glorot", out _).ShouldBeFalse();
    }

    [Fact]
    public void Pairs_of_digits_are_counted_in_order()
    {
        var results = Givens.Written("label_pair_distribution", "{ combine: sum }");

        results.At("classes").ShouldBe(19);
        results.At("count[12]").ShouldBe(7);
        results.At("count[18]").ShouldBe(1);
        results.At("frequency[9]").ShouldBe(0.1, 1e-12);
        results.At("pairs").ShouldBe(100);
        Givens.Written("label_pair_distribution", "{ ordered: no }").At("count[12]").ShouldBe(4);
        Givens.Written("label_pair_distribution", "{ combine: product, high: 2 }").All("values").ShouldBe([0.0, 1, 2, 4]);
    }

    [Fact]
    public void Dropout_leaves_units_and_thinned_networks()
    {
        var layer = Givens.Written("dropout_counts", "{ units: 60, rate: 0.4 }");
        layer.At("active_training").ShouldBe(36);
        layer.At("active_testing").ShouldBe(60);

        var two = Givens.Written("dropout_counts", "{ units: [2, 2], rate: 0.5 }");
        two.At("fixed").ShouldBe(4);
        two.At("subnetworks").ShouldBe(16);
        two.At("nonempty").ShouldBe(9);
        two.At("paths_kept").ShouldBe(1);
        Givens.Written("dropout_counts", "{ units: 3, rate: 0.5 }").TryGet("fixed", out _).ShouldBeFalse();
        Givens.WrittenErrors("dropout_counts", "{ units: 3, rate: 1 }").Single().ShouldContain("rate");
    }
}
