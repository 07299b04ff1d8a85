using Autograder.Reference.Differentiation;
using Autograder.Reference.Optimisers;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Optimisers;

public class L2Tests
{
    private static readonly Matrix[] Weights = [Matrix.FromRows([1, -2]), Matrix.Column(3)];
    private static readonly Matrix[] Gradients = [Matrix.FromRows([10, 20]), Matrix.Column(30)];

    [Theory]
    [InlineData(L2Convention.LambdaW, 10.1, 19.8, 30.3)]
    [InlineData(L2Convention.TwoLambdaW, 10.2, 19.6, 30.6)]
    [InlineData(L2Convention.LambdaOverNW, 10.02, 19.96, 30.06)]
    public void Adds_the_declared_multiple_of_the_weights(L2Convention convention, double a, double b, double c)
    {
        var sum = new L2(0.1, convention, Examples: 5).AddTo(Gradients, Weights);

        sum[0].Values.ToArray().ShouldBe([a, b], 1e-13);
        sum[1].Values.ToArray().ShouldBe([c], 1e-13);
    }

    [Theory]
    [InlineData(L2Convention.LambdaW)]
    [InlineData(L2Convention.TwoLambdaW)]
    [InlineData(L2Convention.LambdaOverNW)]
    public void Gradient_is_the_derivative_of_the_penalty(L2Convention convention)
    {
        var l2 = new L2(0.3, convention, Examples: 7);

        var numeric = NumericalGradient.Central(l2.Penalty, Weights);
        var analytic = l2.AddTo([Matrix.Zero(1, 2), Matrix.Zero(1, 1)], Weights);

        (analytic[0] - numeric[0]).MaxAbsolute().ShouldBeLessThan(1e-9);
        (analytic[1] - numeric[1]).MaxAbsolute().ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Lambda_of_zero_changes_nothing()
    {
        new L2(0).AddTo(Gradients, Weights)[0].Values.ToArray().ShouldBe([10, 20]);
        new L2(0).Penalty(Weights).ShouldBe(0);
    }
}
