using Autograder.Reference.Differentiation;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Differentiation;

public class NumericalGradientTests
{
    [Fact]
    public void Finds_the_derivative_of_a_polynomial_in_every_parameter()
    {
        var a = Matrix.FromRows([1, 2]);
        var b = Matrix.Column(3);

        // f = a₁²·a₂ + b³
        var gradient = NumericalGradient.Central(p => p[0][0, 0] * p[0][0, 0] * p[0][0, 1] + Math.Pow(p[1][0, 0], 3), [a, b]);

        gradient[0][0, 0].ShouldBe(4, 1e-8);
        gradient[0][0, 1].ShouldBe(1, 1e-8);
        gradient[1][0, 0].ShouldBe(27, 1e-8);
    }

    [Fact]
    public void Leaves_the_parameters_as_they_were()
    {
        var a = Matrix.FromRows([1, 2]);

        NumericalGradient.Central(p => p[0].Sum(), [a]);

        a.Values.ToArray().ShouldBe([1, 2]);
    }
}
