using Autograder.Reference.Optimisers;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Optimisers;

public class AdamTests
{
    private static readonly Matrix[] Start = [Matrix.Column(1)];
    private static readonly IReadOnlyList<IReadOnlyList<Matrix>> Gradients = [[Matrix.Column(2)], [Matrix.Column(-1)], [Matrix.Column(0.5)]];

    // Computed once with plain Python floats from the published algorithm: η = 0.1, ε = 0.01, gradients 2, −1, 0.5.
    [Theory]
    [InlineData(true, EpsilonPlacement.OutsideRoot, 0.900497512437811, 0.8740312211216692, 0.8402438064512266)]
    [InlineData(true, EpsilonPlacement.InsideRoot, 0.9001247661122156, 0.8735441861802222, 0.8395981909140197)]
    [InlineData(false, EpsilonPlacement.OutsideRoot, 0.7269458810083715, 0.6277916519425396, 0.4797240173772734)]
    [InlineData(false, EpsilonPlacement.InsideRoot, 0.8309691490542968, 0.7656407115409689, 0.6668188473694812)]
    public void Follows_a_trace_computed_independently(bool corrected, EpsilonPlacement placement, double first, double second, double third)
    {
        var adam = new Adam(0.1) { Epsilon = 0.01, BiasCorrection = corrected, EpsilonPlacement = placement };

        var trace = adam.Trace(Start, Gradients);

        trace.Select(p => p[0][0, 0]).ShouldBe([first, second, third], 1e-14);
    }

    [Fact]
    public void First_step_is_the_learning_rate_against_the_sign_of_the_gradient()
    {
        var gradient = Matrix.Column(3, -0.01, 40);

        var (moved, state) = new Adam(0.001).Step([Matrix.Zero(3, 1)], [gradient], AdamState.Start([gradient]));

        (moved[0] - Matrix.Column(-0.001, 0.001, -0.001)).MaxAbsolute().ShouldBeLessThan(1e-8);
        state.Steps.ShouldBe(1);
        state.FirstMoments[0][0, 0].ShouldBe(0.3, 1e-15);
        state.SecondMoments[0][0, 0].ShouldBe(0.009, 1e-15);
    }

    [Fact]
    public void Steps_do_not_change_the_state_they_start_from()
    {
        var state = AdamState.Start(Start);

        new Adam().Step(Start, Gradients[0], state);

        state.FirstMoments[0][0, 0].ShouldBe(0);
        state.Steps.ShouldBe(0);
    }

    [Fact]
    public void Gradient_of_zero_moves_nothing()
    {
        new Adam().Trace(Start, [[Matrix.Column(0)]])[0][0][0, 0].ShouldBe(1);
    }
}
