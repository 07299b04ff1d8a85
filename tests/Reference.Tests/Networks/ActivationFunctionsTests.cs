using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Networks;

public class ActivationFunctionsTests
{
    [Theory]
    [InlineData(Activation.Sigmoid, 2, 0.8807970779778823)]
    [InlineData(Activation.Tanh, 2, 0.9640275800758169)]
    [InlineData(Activation.ReLU, 2, 2)]
    [InlineData(Activation.ReLU, -2, 0)]
    [InlineData(Activation.LeakyReLU, -2, -0.2)]
    [InlineData(Activation.LeakyReLU, 2, 2)]
    [InlineData(Activation.Linear, -2, -2)]
    [InlineData(Activation.Step, 0, 1)]
    [InlineData(Activation.Step, -0.1, 0)]
    [InlineData(Activation.Softmax, 7, 1)]
    public void Have_their_known_values(Activation activation, double z, double expected)
    {
        ActivationFunctions.Apply(activation, Matrix.Column(z), leakySlope: 0.1)[0, 0].ShouldBe(expected, 1e-15);
    }

    [Fact]
    public void Softmax_of_known_numbers_has_known_shares()
    {
        var y = ActivationFunctions.Softmax(Matrix.Column(0, Math.Log(2), Math.Log(5)));

        y[0, 0].ShouldBe(0.125, 1e-15);
        y[1, 0].ShouldBe(0.25, 1e-15);
        y[2, 0].ShouldBe(0.625, 1e-15);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    [InlineData(3)]
    public void Softmax_does_not_change_when_a_column_is_shifted(double shift)
    {
        var z = Matrix.Gaussian(5, 7, new(1));

        (ActivationFunctions.Softmax(z.Map(x => x + shift)) - ActivationFunctions.Softmax(z)).MaxAbsolute().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Softmax_of_extreme_numbers_stays_finite()
    {
        ActivationFunctions.Softmax(Matrix.Column(1000, -1000, 0)).Values.ToArray().ShouldBe([1, 0, 0]);
    }

    [Theory]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.ReLU)]
    [InlineData(Activation.LeakyReLU)]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Softmax)]
    [InlineData(Activation.Step)]
    public void Gradients_through_them_agree_with_finite_differences(Activation activation)
    {
        var random = new DeterministicRandom(9);
        var (z, weights) = (Matrix.Gaussian(4, 3, random), Matrix.Gaussian(4, 3, random));

        var analytic = ActivationFunctions.Backward(activation, z, weights, leakySlope: 0.1);
        var numeric = NumericalGradient.Central(p => ActivationFunctions.Apply(activation, p[0], 0.1).Times(weights).Sum(), [z])[0];

        (analytic - numeric).MaxAbsolute().ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Softmax_has_no_element_wise_derivative()
    {
        Should.Throw<ArgumentException>(() => ActivationFunctions.Derivative(Activation.Softmax, Matrix.Column(1)));
    }

    [Fact]
    public void Rectifiers_take_the_left_derivative_at_0()
    {
        ActivationFunctions.Derivative(Activation.ReLU, Matrix.Column(0))[0, 0].ShouldBe(0);
        ActivationFunctions.Derivative(Activation.LeakyReLU, Matrix.Column(0), 0.1)[0, 0].ShouldBe(0.1);
    }
}
