using Autograder.Reference.Schedules;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Schedules;

public class ExponentialDecayTests
{
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(1, 0.095123)]
    [InlineData(10, 0.060653)]
    [InlineData(50, 0.008208)]
    public void Has_the_known_rates_of_a_course(double epoch, double expected)
    {
        new ExponentialDecay(0.1, 0.05).At(epoch).ShouldBe(expected, 5e-7);
    }

    [Fact]
    public void Per_epoch_holds_the_rate_through_an_epoch_and_per_step_does_not()
    {
        var decay = new ExponentialDecay(1, Math.Log(2));

        decay.PerEpoch(epochs: 2, stepsPerEpoch: 3).ShouldBe([1, 1, 1, 0.5, 0.5, 0.5], 1e-15);
        decay.PerStep(4).ShouldBe([1, 0.5, 0.25, 0.125], 1e-15);
    }

    [Fact]
    public void Compounding_is_what_overwriting_the_rate_leads_to()
    {
        var decay = new ExponentialDecay(0.1, 0.05);
        var rate = 0.1;
        for (var t = 0; t < 6; t++)
        {
            rate *= Math.Exp(-0.05 * t);
            decay.Compounding(t).ShouldBe(rate, 1e-15);
        }
    }

    [Fact]
    public void Rate_of_zero_keeps_the_learning_rate()
    {
        new ExponentialDecay(0.1, 0).At(1000).ShouldBe(0.1);
        new ExponentialDecay(0.1, 0).Compounding(1000).ShouldBe(0.1);
    }

    [Theory]
    [InlineData(0, 0.003)]
    [InlineData(1000, 0.0018589)]
    [InlineData(2000, 0.0011669)]
    [InlineData(4000, 0.0004925)]
    [InlineData(6000, 0.0002444)]
    [InlineData(10000, 0.0001195)]
    public void Decay_towards_a_floor_has_the_known_rates_of_a_course(double step, double expected)
    {
        ExponentialDecay.TowardsFloor(0.0001, 0.003, 2000, step).ShouldBe(expected, 5e-8);
    }
}
