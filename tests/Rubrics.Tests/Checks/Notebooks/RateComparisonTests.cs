using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Checks.Notebooks.Curves;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks.Notebooks;

public sealed class RateComparisonTests
{
    private const double Low = 0.0001;
    private const double High = 0.003;
    private static readonly LearningRateRule.Exponential Rule = new(Low, High, 2000, null);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Both_ways_of_counting_are_right_unless_one_is_prescribed(int from)
    {
        var rates = Rates(t => At(t + from));
        RateComparison.Compare(Rule, rates).ShouldSatisfyAllConditions(v => v.Agrees.ShouldBeTrue(), v => v.From.ShouldBe(from));
        var verdict = RateComparison.Compare(Rule with { From = 1 - from }, rates);
        verdict.Agrees.ShouldBeFalse();
        verdict.Words.ShouldContain("off by one");
    }

    [Fact]
    public void Single_precision_is_right_and_said() => RateComparison.Compare(Rule, Rates(t => (float)At(t))).ShouldSatisfyAllConditions(
        v => v.Agrees.ShouldBeTrue(), v => v.Words.ShouldContain("single precision"));

    [Fact]
    public void The_first_step_that_differs_is_named()
    {
        var rates = Rates(At);
        rates[1234] *= 1 + 1e-5;
        var verdict = RateComparison.Compare(Rule, rates);
        verdict.Agrees.ShouldBeFalse();
        verdict.Words.ShouldStartWith("Step 1235 of 6000 used");
    }

    public static TheoryData<Func<int, double>, string> Mistakes => new()
    {
        { _ => High, "stays at 0.003" },
        { t => At(t / 600), "every 600 steps, as if t counted epochs" },
        { t => At(t / 100 * 100), "only set anew every 100 steps" },
        { t => Low + (High - Low) * Math.Exp(-t / 1000.0), "e^(−t/1000) instead of e^(−t/2000)" },
        { t => Low + (High - Low) * Math.Pow(2, -t / 2000.0), "instead of e^(−t/2000)" },
        { t => High * Math.Exp(-t / 2000.0), "η_min is left out" },
        { t => Low + High * Math.Exp(-t / 2000.0), "not taken off" },
        { t => 0.0005 + (0.01 - 0.0005) * Math.Exp(-t / 2000.0), "from 0.01 towards 0.0005" },
        { t => At(t + 6000), "t counted from 6000" },
        { t => t == 0 ? High : At(t - 1), "Step 2" },
        { t => double.NaN, "not numbers" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_schedule_is_recognised(Func<int, double> rate, string says)
    {
        var verdict = RateComparison.Compare(Rule with { From = 0 }, Rates(rate));
        verdict.Agrees.ShouldBeFalse();
        verdict.Words.ShouldContain(says);
    }

    [Fact]
    public void A_constant_rate_is_held_against_its_value()
    {
        RateComparison.Compare(new LearningRateRule.Constant(0.003), Rates(_ => 0.003)).Agrees.ShouldBeTrue();
        var other = RateComparison.Compare(new LearningRateRule.Constant(0.003), Rates(_ => 0.5));
        other.Agrees.ShouldBeFalse();
        other.Words.ShouldContain("0.5 in every step");
        RateComparison.Compare(new LearningRateRule.Constant(0.003), Rates(At)).Words.ShouldContain("changes while training");
    }

    [Fact]
    public void A_single_step_is_compared_too() => RateComparison.Compare(Rule, [0.7]).Agrees.ShouldBeFalse();

    private static double At(int t) => Low + (High - Low) * Math.Exp(-t / 2000.0);

    private static double[] Rates(Func<int, double> rate) => [.. Enumerable.Range(0, 6000).Select(rate)];
}
