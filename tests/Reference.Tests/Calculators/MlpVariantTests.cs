using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

/// <summary>Readings and conventions of worked exercises: losses, layouts, dropout, momentum, follow-through.</summary>
public class MlpVariantTests
{
    private const string Name = "mlp_forward_backward";

    private static readonly (string, object)[] LeakyNet =
    [
        ("sizes", new[] { 2, 3, 2 }),
        ("layout", "inputs_by_outputs"),
        ("w", new object[] { new[] { new[] { -0.5, 1, 2 }, [-1, 0.5, 1.5] }, new[] { new[] { 1, -0.5 }, [-0.5, 2], [-1, 1] } }),
        ("b", new object[] { new[] { 0.5, 0, -1 }, new[] { -1, 2 } }),
        ("activation", new[] { "leaky_relu", "linear" }),
        ("leaky_slope", 0.5),
        ("x", new[] { 1, -2 }),
        ("target", new[] { 1, 1 }),
        ("eta", 0.1),
    ];

    [Theory]
    [InlineData("mean_squared_error", 1, 1.5, -0.65)]
    [InlineData("sum_of_squares", 2, 3, -0.8)]
    [InlineData("half_sum_of_squares", 1, 1.5, -0.65)]
    [InlineData("root_mean_squared_error", 1, 0.75, -0.575)]
    [InlineData("sum_of_absolute_errors", 2, 1.5, -0.65)]
    [InlineData("mean_absolute_error", 1, 0.75, -0.575)]
    public void Several_outputs_are_summed_in_every_normalisation_of_the_loss(string loss, double value, double gradient, double updated)
    {
        var results = Givens.Computed(Name, [.. LeakyNet, ("loss", loss)]);

        results["z[1]"].Values.ToArray().ShouldBe([2, 0, -2]);
        results["a[1]"].Values.ToArray().ShouldBe([2, 0, -1]);
        results["y"].Values.ToArray().ShouldBe([2, 0]);
        results.At("loss").ShouldBe(value, 1e-12);
        results.At("dL/dw[1][1,1]").ShouldBe(gradient, 1e-12);
        results.At("w_new[1][1,1]").ShouldBe(updated, 1e-12);
    }

    [Fact]
    public void Layouts_are_each_others_transposes()
    {
        var byInputs = Givens.Computed(Name, LeakyNet);
        var byOutputs = Givens.Computed(
            Name,
            [.. LeakyNet.Where(g => g.Item1 is not ("layout" or "w")),
            ("w", new object[] { new[] { new[] { -0.5, -1 }, [1, 0.5], [2, 1.5] }, new[] { new[] { 1, -0.5, -1 }, [-0.5, 2, 1] } })]);

        byInputs["dL/dw[1]"].HasShape(2, 3).ShouldBeTrue();
        for (var i = 1; i <= 2; i++)
        {
            for (var j = 1; j <= 3; j++)
            {
                byInputs.At($"w_new[1][{i},{j}]").ShouldBe(byOutputs.At($"w_new[1][{j},{i}]"));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void The_slope_of_relu_at_zero_can_be_chosen(double atZero, double expected)
    {
        var results = Givens.Computed(
            Name, ("sizes", new[] { 1, 1 }), ("w", new[] { new[] { 1.0 } }), ("activation", "relu"), ("x", new[] { 0.0 }), ("target", new[] { -1.0 }), ("relu_at_zero", atZero));

        results.At("dL/dz[1][1]").ShouldBe(expected);
    }

    [Fact]
    public void A_sigmoid_network_with_L2_keeps_loss_penalty_and_objective_apart()
    {
        (string, object)[] givens =
        [
            ("sizes", new[] { 1, 2, 1 }), ("w", new object[] { new[] { 0.5, -0.6 }, new[] { 0.7, -0.8 } }), ("b", new object[] { new[] { 0.1, -0.2 }, new[] { 0.3 } }),
            ("activation", "sigmoid"), ("x", 0.75), ("target", 1.25), ("l2", 0.1), ("l2_form", "whole"),
        ];
        var results = Givens.Computed(Name, givens);

        results.At("a[1][1]").ShouldBe(0.6165665, 1e-6);
        results.At("a[1][2]").ShouldBe(0.3429895, 1e-6);
        results.At("y[1]").ShouldBe(1 / (1 + Math.Exp(-(0.7 * 0.6165665045 - 0.8 * 0.3429895373 + 0.3))), 1e-7);
        results.At("loss").ShouldBe(Math.Pow(1.25 - results.At("y[1]"), 2) / 2, 1e-12);
        results.At("penalty").ShouldBe(0.174, 1e-12);
        results.At("objective").ShouldBe(results.At("loss") + 0.174, 1e-12);
        var plain = Givens.Computed(Name, [.. givens.Where(g => !g.Item1.StartsWith("l2", StringComparison.Ordinal))]);
        (results.At("dL/dw[1][2,1]") - plain.At("dL/dw[1][2,1]")).ShouldBe(2 * 0.1 * -0.6, 1e-12);
        results.At("dL/db[1][1]").ShouldBe(plain.At("dL/db[1][1]"), 1e-15);
    }

    [Fact]
    public void A_chain_of_sigmoids_with_equal_weights_has_symmetric_gradients()
    {
        var twos = new[] { new[] { 2.0, 2.0 }, [2.0, 2.0] };
        var results = Givens.Computed(
            Name, ("sizes", new[] { 2, 2, 2, 1 }), ("w", new object[] { twos, twos, new[] { new[] { 2.0, 2.0 } } }), ("activation", "sigmoid"),
            ("x", new[] { 1, 0 }), ("target", 1), ("loss", "binary_cross_entropy"), ("eta", 0.2));

        var gradient = results["dL/dw[2]"].Values.ToArray();
        gradient.ShouldAllBe(g => g == gradient[0]);
        var (y, a2, a1) = (results.At("y[1]"), results.At("a[2][1]"), results.At("a[1][1]"));
        // σ' of every layer is there: (y − 1)·w·a₂(1 − a₂)·a₁.
        gradient[0].ShouldBe((y - 1) * 2 * a2 * (1 - a2) * a1, 1e-15);
        results.At("w_new[2][1,1]").ShouldBe(2 - 0.2 * gradient[0], 1e-15);
    }

    [Fact]
    public void Dropped_neurons_pass_nothing_on_in_either_direction()
    {
        (string, object)[] givens =
        [
            ("sizes", new[] { 2, 3, 1 }), ("w", new object[] { new[] { new[] { 0.1, 0.2 }, [0.3, 0.4], [0.5, 0.6] }, new[] { 0.7, 0.8, 0.9 } }),
            ("activation", new[] { "relu", "sigmoid" }), ("x", new[] { 1, 1 }), ("target", 0), ("loss", "binary_cross_entropy"), ("eta", 0.01),
        ];
        var dropped = Givens.Computed(Name, [.. givens, ("mask", new object[] { new[] { 1, 1, 0 }, Array.Empty<double>() })]);

        dropped["a[1]"].Values.ToArray().ShouldBe([0.3, 0.7, 0], 1e-15);
        var y = 1 / (1 + Math.Exp(-(0.7 * 0.3 + 0.8 * 0.7)));
        dropped.At("y[1]").ShouldBe(y, 1e-12);
        dropped.At("dL/dw[2][1,3]").ShouldBe(0);
        dropped.At("dL/dw[1][3,1]").ShouldBe(0);
        dropped.At("w_new[1][2,1]").ShouldBe(0.3 - 0.01 * y * 0.8, 1e-12);
    }

    [Fact]
    public void Softmax_on_top_of_sigmoid_outputs_is_a_loss_of_its_own()
    {
        var results = Givens.Computed(
            Name, ("sizes", new[] { 1, 2 }), ("w", new[] { new[] { new[] { 1.0 }, [2.0] } }), ("activation", "sigmoid"), ("x", 1), ("target_class", 2), ("loss", "softmax_cross_entropy"));

        var (a, b) = (results.At("y[1]"), results.At("y[2]"));
        var p = Math.Exp(b) / (Math.Exp(a) + Math.Exp(b));
        results.At("loss").ShouldBe(-Math.Log(p), 1e-12);
        results.At("dL/dz[1][1]").ShouldBe((1 - p) * a * (1 - a), 1e-12);
        results.At("dL/dz[1][2]").ShouldBe((p - 1) * b * (1 - b), 1e-12);
    }

    [Fact]
    public void Momentum_forms_differ_as_defined()
    {
        (string, object)[] givens =
            [("sizes", new[] { 1, 1 }), ("w", new[] { new[] { new[] { 1.0 } } }), ("activation", "linear"), ("x", 2), ("target", 0), ("eta", 0.1), ("momentum", 0.9)];

        double Updated(params (string, object)[] more) => Givens.Computed(Name, [.. givens, .. more]).At("w_new[1][1,1]");

        Updated().ShouldBe(1 - 0.1 * 4, 1e-12);
        Updated(("w_previous", new[] { new[] { new[] { 1.5 } } })).ShouldBe(1 - 0.4 + 0.9 * (1 - 1.5), 1e-12);
        Updated(("w_previous", new[] { new[] { new[] { 1.5 } } }), ("gradient_at", "previous")).ShouldBe(1 - 0.1 * 6 + 0.9 * (1 - 1.5), 1e-12);
        Updated(("momentum_form", "velocity"), ("w_velocity", new[] { new[] { new[] { 2.0 } } })).ShouldBe(1 - 0.1 * (0.9 * 2 + 4), 1e-12);
        Updated(("momentum_form", "average"), ("w_velocity", new[] { new[] { new[] { 2.0 } } })).ShouldBe(1 - 0.1 * (0.9 * 2 + 0.1 * 4), 1e-12);
    }

    [Fact]
    public void Assumed_results_carry_through_to_everything_after_them()
    {
        var assumed = Givens.Computed(Name, [.. LeakyNet, ("loss", "mean_squared_error"), ("assume", Givens.Map(("y", new[] { 3.0, 0.0 })))]);
        assumed.At("loss").ShouldBe(2.5);
        assumed.At("dL/dw[1][1,1]").ShouldBe(2 * 1 - 1 * -0.5);

        var gradient = Givens.Computed(Name, [.. LeakyNet, ("assume", Givens.Map(("dL/dz[2]", new[] { 5.0, 1.0 })))]);
        gradient.At("dL/dz[2][1]").ShouldBe(5);
        gradient.At("dL/dw[2][1,1]").ShouldBe(10);
        gradient.At("dL/dw[1][1,1]").ShouldBe(5 * 1 + 1 * -0.5);

        Givens.Errors(Name, [.. LeakyNet, ("assume", Givens.Map(("a[7]", 1.0)))]).Single().ShouldStartWith("given 'assume.a[7]'");
        Givens.Errors(Name, [.. LeakyNet, ("assume", Givens.Map(("y", new[] { 1.0, 2.0, 3.0 })))]).Single().ShouldContain("2×1 is needed");
    }

    [Fact]
    public void Extreme_logits_stay_finite()
    {
        var results = Givens.Computed(
            Name, ("sizes", new[] { 1, 2 }), ("w", new[] { new[] { new[] { 1000.0 }, [-1000.0] } }), ("activation", "softmax"), ("x", 1), ("target_class", 2), ("loss", "cross_entropy"));

        results["dL/dz[1]"].Values.ToArray().ShouldBe([1, -1]);
    }

    [Fact]
    public void Outputs_themselves_are_differentiated_with_one_weight_each()
    {
        const string Net = "sizes: [1, 2], w: [[[3], [5]]], activation: linear, x: 2, loss: output";

        Givens.Written(Name, $"{{ {Net}, output_weights: [0, 1] }}").At("dL/dx[1]").ShouldBe(5);
        Givens.Written(Name, $"{{ {Net} }}").At("dL/dx[1]").ShouldBe(8);
        Givens.WrittenErrors(Name, $"{{ {Net}, output_weights: [1, 2, 3] }}").Single().ShouldBe("given 'output_weights': 2 numbers are needed, one per output");
    }

    [Fact]
    public void Numbers_may_be_typed_as_fractions()
    {
        Givens.Computed(Name, ("sizes", new[] { 1, 1 }), ("w", new[] { "2/3" }), ("activation", "linear"), ("x", "1.5")).At("y[1]").ShouldBe(1, 1e-15);
    }
}
