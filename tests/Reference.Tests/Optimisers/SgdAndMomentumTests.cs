using Autograder.Reference.Optimisers;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Optimisers;

public class SgdAndMomentumTests
{
    private static readonly Matrix[] Start = [Matrix.Column(1)];
    private static readonly IReadOnlyList<IReadOnlyList<Matrix>> Gradients = [[Matrix.Column(2)], [Matrix.Column(-1)], [Matrix.Column(4)]];

    [Fact]
    public void Sgd_walks_against_the_gradient()
    {
        Sgd.Trace(Start, Gradients, 0.1).Select(p => p[0][0, 0]).ShouldBe([0.8, 0.9, 0.5], 1e-15);
    }

    [Fact]
    public void Refuses_gradients_that_leave_a_parameter_out()
    {
        Should.Throw<ArgumentException>(() => Sgd.Step(Start, [], 0.1)).Message.ShouldContain("1 and 0 matrices");
        Should.Throw<ArgumentException>(() => new Adam().Step(Start, [], AdamState.Start(Start)));
    }

    // μ = 0.5, η = 0.1. Velocity: v = −0.2, 0, −0.4. Averaged: v = 1, 0, 2.
    [Theory]
    [InlineData(MomentumForm.Velocity, 0.8, 0.8, 0.4)]
    [InlineData(MomentumForm.Accumulated, 0.8, 0.8, 0.4)]
    [InlineData(MomentumForm.Averaged, 0.9, 0.9, 0.7)]
    public void Momentum_follows_a_calculation_by_hand(MomentumForm form, double first, double second, double third)
    {
        new Momentum(0.1, 0.5, form).Trace(Start, Gradients).Select(p => p[0][0, 0]).ShouldBe([first, second, third], 1e-15);
    }

    [Theory]
    [InlineData(MomentumForm.Velocity)]
    [InlineData(MomentumForm.Accumulated)]
    [InlineData(MomentumForm.Averaged)]
    public void Momentum_of_zero_is_plain_descent(MomentumForm form)
    {
        var plain = Sgd.Trace(Start, Gradients, 0.1).Select(p => p[0][0, 0]);

        new Momentum(0.1, 0, form).Trace(Start, Gradients).Select(p => p[0][0, 0]).ShouldBe(plain, 1e-15);
    }

    [Fact]
    public void Forms_of_momentum_part_ways_when_the_learning_rate_changes()
    {
        var (_, velocity) = new Momentum(0.1, 0.5).Step(Start, Gradients[0], Momentum.Start(Start));
        var (_, accumulated) = new Momentum(0.1, 0.5, MomentumForm.Accumulated).Step(Start, Gradients[0], Momentum.Start(Start));

        var first = new Momentum(0.01, 0.5).Step(Start, Gradients[1], velocity).Parameters[0][0, 0];
        var second = new Momentum(0.01, 0.5, MomentumForm.Accumulated).Step(Start, Gradients[1], accumulated).Parameters[0][0, 0];

        first.ShouldBe(1 - 0.1 + 0.01, 1e-15);
        second.ShouldBe(1, 1e-15);
    }
}
