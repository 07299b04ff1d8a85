using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Networks;

public class LossesTests
{
    private static readonly Matrix Output = Matrix.FromRows([0.5, 0.2], [0.25, 0.7], [0.25, 0.1]);
    private static readonly Matrix Target = Matrix.OneHot([0, 1], 3);

    [Fact]
    public void Have_the_values_of_a_calculation_by_hand()
    {
        Losses.Value(Loss.CrossEntropy, Output, Target).ShouldBe(-(Math.Log(0.5) + Math.Log(0.7)) / 2, 1e-15);
        // Squares: 0.25 + 0.0625 + 0.0625 = 0.375 and 0.04 + 0.09 + 0.01 = 0.14.
        Losses.Value(Loss.HalfSumOfSquares, Output, Target).ShouldBe((0.375 + 0.14) / 4, 1e-15);
        Losses.Value(Loss.MeanSquaredError, Output, Target).ShouldBe((0.375 + 0.14) / 6, 1e-15);
        Losses.Value(Loss.BinaryCrossEntropy, Matrix.Column(0.8, 0.4), Matrix.Column(1, 0)).ShouldBe(-(Math.Log(0.8) + Math.Log(0.6)) / 2, 1e-15);
    }

    [Fact]
    public void Sum_over_the_batch_is_the_mean_times_its_size()
    {
        foreach (var loss in Enum.GetValues<Loss>())
        {
            Losses.Value(loss, Output, Target, BatchReduction.Sum).ShouldBe(2 * Losses.Value(loss, Output, Target), 1e-14);
        }
    }

    [Fact]
    public void Certain_and_right_costs_nothing_certain_and_wrong_costs_infinity()
    {
        Losses.Value(Loss.CrossEntropy, Matrix.Column(1, 0), Matrix.Column(1, 0)).ShouldBe(0);
        Losses.Value(Loss.BinaryCrossEntropy, Matrix.Column(1, 0), Matrix.Column(1, 0)).ShouldBe(0);
        Losses.Value(Loss.CrossEntropy, Matrix.Column(1, 0), Matrix.Column(0, 1)).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Cross_entropy_from_logits_equals_the_one_from_outputs()
    {
        var logits = Matrix.Gaussian(3, 2, new(4));

        Losses.CrossEntropyFromLogits(logits, Target).ShouldBe(Losses.Value(Loss.CrossEntropy, ActivationFunctions.Softmax(logits), Target), 1e-14);
    }

    [Fact]
    public void Cross_entropy_from_extreme_logits_stays_finite()
    {
        Losses.CrossEntropyFromLogits(Matrix.Column(1000, -1000), Matrix.Column(0, 1)).ShouldBe(2000);
    }

    [Fact]
    public void Derivatives_agree_with_finite_differences()
    {
        foreach (var loss in Enum.GetValues<Loss>())
        {
            foreach (var reduction in Enum.GetValues<BatchReduction>())
            {
                var numeric = NumericalGradient.Central(p => Losses.Value(loss, p[0], Target, reduction), [Output], 1e-6)[0];

                (Losses.Derivative(loss, Output, Target, reduction) - numeric).MaxAbsolute().ShouldBeLessThan(1e-8);
            }
        }
    }
}
