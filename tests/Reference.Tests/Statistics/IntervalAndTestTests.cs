using Autograder.Reference.Statistics;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Statistics;

public class IntervalAndTestTests
{
    [Theory]
    [InlineData(4200, 0.4104, 0.4297)]
    [InlineData(9900, 0.9879, 0.9918)]
    [InlineData(9200, 0.9145, 0.9252)]
    [InlineData(8800, 0.8735, 0.8862)]
    public void Wilson_interval_has_its_known_bounds(int correct, double lower, double upper)
    {
        var interval = WilsonInterval.Of(correct, 10_000);

        interval.Lower.ShouldBe(lower, 5e-5);
        interval.Upper.ShouldBe(upper, 5e-5);
    }

    [Fact]
    public void Wilson_interval_of_none_and_of_all_stays_within_0_and_1()
    {
        WilsonInterval.Of(0, 10).Lower.ShouldBe(0, 1e-15);
        WilsonInterval.Of(0, 10).Upper.ShouldBe(0.2775, 5e-5);
        WilsonInterval.Of(10, 10).Upper.ShouldBe(1, 1e-15);
        WilsonInterval.Of(5, 10).Contains(0.5).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(11, 10));
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(0, 0));
    }

    [Fact]
    public void Binomial_tails_equal_sums_of_masses()
    {
        var binomial = new Binomial(12, 0.3);
        for (var k = 0; k <= 12; k++)
        {
            binomial.AtMost(k).ShouldBe(Enumerable.Range(0, k + 1).Sum(binomial.Mass), 1e-12);
            binomial.AtLeast(k).ShouldBe(Enumerable.Range(k, 13 - k).Sum(binomial.Mass), 1e-12);
        }
        binomial.Mass(13).ShouldBe(0);
        binomial.AtMost(-1).ShouldBe(0);
        binomial.AtLeast(13).ShouldBe(0);
        new Binomial(4, 1).Mass(4).ShouldBe(1);
        new Binomial(5, 0.5).Mass(2).ShouldBe(10.0 / 32, 1e-14);
    }

    [Theory]
    [InlineData(100, 22)]
    [InlineData(200, 30)]
    [InlineData(400, 42)]
    [InlineData(800, 58)]
    public void McNemar_needs_the_known_differences(int discordant, int difference)
    {
        McNemar.SmallestSignificantDifference(discordant).ShouldBe(difference);
    }

    [Fact]
    public void McNemar_p_value_is_the_doubled_tail_of_a_fair_coin()
    {
        // 2·(1 + 5)/32
        McNemar.PValue(1, 4).ShouldBe(0.375, 1e-12);
        McNemar.PValue(4, 1).ShouldBe(0.375, 1e-12);
        McNemar.PValue(3, 3).ShouldBe(1);
        McNemar.PValue(0, 0).ShouldBe(1);
        McNemar.SmallestSignificantDifference(3).ShouldBeNull();
    }

    [Fact]
    public void McNemar_counts_only_the_questions_on_which_two_classifiers_differ()
    {
        int[] labels = [0, 1, 2, 3, 4, 5, 6];
        int[] first = [0, 1, 2, 3, 4, 0, 0];
        int[] second = [9, 9, 9, 9, 4, 0, 6];

        McNemar.PValue(first, second, labels).ShouldBe(McNemar.PValue(4, 1));
    }

    [Theory]
    [InlineData(0.95, 2, 2.919986)]
    [InlineData(0.975, 4, 2.776445)]
    [InlineData(0.95, 9, 1.833113)]
    public void T_quantiles_are_those_of_the_tables(double probability, int degrees, double expected)
    {
        PairedT.Quantile(probability, degrees).ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void Paired_t_follows_a_calculation_by_hand()
    {
        // Differences 1, 2, 3: mean 2, standard error 1/√3, t = 2√3; p = 1 − t/√(t² + 2) for two degrees of freedom.
        var result = PairedT.Test([2, 4, 6], [1, 2, 3]);

        result.MeanDifference.ShouldBe(2, 1e-15);
        result.StandardError.ShouldBe(1 / Math.Sqrt(3), 1e-15);
        result.DegreesOfFreedom.ShouldBe(2);
        result.PValue.ShouldBe(1 - Math.Sqrt(12.0 / 14), 1e-9);
        result.Confidence.Lower.ShouldBe(2 - 4.302653 / Math.Sqrt(3), 1e-6);
    }

    [Fact]
    public void Paired_t_of_equal_differences_is_certain()
    {
        PairedT.Test([1, 2], [1, 2]).PValue.ShouldBe(1);
        PairedT.Test([2, 3], [1, 2]).PValue.ShouldBe(0);
        Should.Throw<ArgumentException>(() => PairedT.Test([1], [2]));
    }
}
