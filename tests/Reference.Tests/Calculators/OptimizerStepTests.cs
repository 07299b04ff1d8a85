using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class OptimizerStepTests
{
    private const string Name = "optimizer_step";

    [Fact]
    public void Adam_without_bias_correction_steps_along_its_first_moment_not_the_gradient()
    {
        var results = Givens.Written(Name, """
            { method: adam, w: [1.5, -2], gradients: [[9, 18]], eta: 0.01, beta1: 0.5, beta2: 0.9, bias_correction: no, eps_place: inside }
            """);

        results.All("v[1]").ShouldBe([4.5, 9], 1e-12);
        results.All("s[1]").ShouldBe([8.1, 32.4], 1e-12);
        results.At("w[1][1]").ShouldBe(1.484189, 1e-6);
        results.At("w[1][2]").ShouldBe(-2.015811, 1e-6);
        results.TryGet("v_hat[1]", out _).ShouldBeFalse();
    }

    [Fact]
    public void Corrected_adam_first_steps_by_the_rate_along_the_sign()
    {
        var results = Givens.Written(Name, "{ method: adam, w: -2, gradients: [0.7], eta: 0.1, beta2: 0.99 }");

        results.At("v_hat[1]").ShouldBe(0.7, 1e-12);
        results.At("s_hat[1]").ShouldBe(0.49, 1e-12);
        results.At("w_new").ShouldBe(-2.1, 1e-8);
        results.At("change[1]").ShouldBe(-0.1, 1e-8);
    }

    [Fact]
    public void Adam_may_start_with_moments_that_a_student_chose()
    {
        var results = Givens.Written(Name, """
            { method: adam, w: [1.5, -2], gradients: [[9, 18]], eta: 0.01, beta1: 0.5, beta2: 0.9, bias_correction: no, v: [2, 4], s: [10, 20] }
            """);

        results.All("v[1]").ShouldBe([5.5, 11], 1e-12);
        results.All("s[1]").ShouldBe([17.1, 50.4], 1e-12);
    }

    [Theory]
    [InlineData("velocity", -0.1, 0.9, -0.19, 0.71)]
    [InlineData("accumulated", 1, 0.9, 1.9, 0.71)]
    [InlineData("averaged", 0.1, 0.99, 0.19, 0.971)]
    public void Momentum_has_three_forms(string form, double v1, double w1, double v2, double w2)
    {
        var results = Givens.Written(Name, $"{{ method: momentum, form: {form}, w: 1, gradients: [1, 1], eta: 0.1, beta: 0.9 }}");

        results.At("v[1]").ShouldBe(v1, 1e-12);
        results.At("w[1]").ShouldBe(w1, 1e-12);
        results.At("v[2]").ShouldBe(v2, 1e-12);
        results.At("w[2]").ShouldBe(w2, 1e-12);
    }

    [Fact]
    public void Heavy_ball_moves_on_even_where_the_gradient_is_zero()
    {
        var results = Givens.Written(Name, "{ method: heavy_ball, w: [0, 1], w_previous: [-0.5, 0.5], gradients: [[0, 0]], eta: 0.3, beta: 0.7 }");

        results.All("w_new").ShouldBe([0.35, 1.35], 1e-12);
    }

    [Fact]
    public void Backtracking_rprop_returns_to_the_point_before_the_sign_changed()
    {
        var results = Givens.Written(Name, """
            { method: rprop, variant: backtracking, w: 2, step: 1, grow: 1.1, shrink: 0.8, gradients: [112, 64, 11.2, -46.88, -35.264] }
            """);

        new[] { 1, 2, 3, 4, 5 }.Select(t => results.At($"w[{t}]")).ShouldBe([1, -0.1, -1.31, -1.068, -0.8744], 1e-12);
        results.At("step[5]").ShouldBe(0.7744, 1e-12);
    }

    [Theory]
    [InlineData("minus", 0.4)]
    [InlineData("plus", 1)]
    [InlineData("i_minus", -0.2)]
    public void Rprop_variants_differ_after_a_changed_sign(string variant, double expected)
    {
        var results = Givens.Written(Name, $"{{ method: rprop, variant: {variant}, w: 2, step: 1, grow: 1.2, shrink: 0.5, gradients: [5, 5, -5] }}");

        results.At("w[1]").ShouldBe(1, 1e-12);
        results.At("w[2]").ShouldBe(-0.2, 1e-12);
        results.At("w[3]").ShouldBe(expected, 1e-12);
        results.At("step[3]").ShouldBe(0.6, 1e-12);
    }

    [Fact]
    public void Plain_steps_take_penalties_on_weights()
    {
        Givens.Written(Name, "{ method: sgd, w: [[1, 2], [3, 4]], gradients: [[[1, 1], [1, 1]]], eta: 0.1 }")["w[1]"].ShapeText.ShouldBe("(2, 2)");
        Givens.Written(Name, "{ method: sgd, w: 2, gradients: [1], eta: 0.1, lambda: 0.5 }").At("w_new").ShouldBe(1.8, 1e-12);
        Givens.Written(Name, "{ method: sgd, w: 2, gradients: [1], eta: 0.1, lambda: 0.5, l2: two_lambda }").At("w_new").ShouldBe(1.7, 1e-12);
        Givens.Written(Name, "{ method: sgd, w: 2, gradients: [1], eta: 0.1, lambda: 0.5, l2: decoupled }").At("w_new").ShouldBe(1.8, 1e-12);
        Givens.Written(Name, "{ method: sgd, w: 2, gradients: [1], eta: 0.1, lambda: 0.5, l2: lambda_over_n, examples: 5 }").At("w_new").ShouldBe(1.88, 1e-12);
    }

    [Fact]
    public void Other_methods_step_as_published()
    {
        Givens.Written(Name, "{ method: rmsprop, w: 1, gradients: [2], eta: 0.1, eps: 0 }").At("w_new").ShouldBe(1 - 0.2 / Math.Sqrt(0.4), 1e-12);
        Givens.Written(Name, "{ method: adagrad, w: 1, gradients: [3, 4], eta: 1, eps: 0 }").At("w_new").ShouldBe(-0.8, 1e-12);
        Givens.Written(Name, "{ method: newton, w: [6, 1], gradients: [[12, 8]], hessians: [[[2, 0], [0, 4]]] }").All("w_new").ShouldBe([0.0, -1], 1e-12);
    }

    [Fact]
    public void Mistakes_in_givens_are_named()
    {
        Givens.WrittenErrors(Name, "{ method: sgd, w: [1, 2], gradients: [[1]], eta: 1 }").Single().ShouldContain("gradients");
        Givens.WrittenErrors(Name, "{ method: newton, w: [1, 1], gradients: [[1, 1]], hessians: [[[1, 1], [1, 1]]] }").Single().ShouldContain("no inverse");
        Givens.WrittenErrors(Name, "{ method: adma, w: 1, gradients: [1] }").First().ShouldContain("method");
        Givens.WrittenErrors(Name, "{ method: heavy_ball, w: 1, gradients: [1], eta: 1 }").Single().ShouldContain("beta");
    }

    [Fact]
    public void A_written_objective_is_differentiated_where_the_weights_are()
    {
        var adam = Givens.Written(Name, """
            { method: adam, w: [1.5, -2], objective: "3*w1^2 + 1.5*w2^3", variables: [w1, w2], eta: 0.01, beta1: 0.5, beta2: 0.9, bias_correction: no, eps_place: inside }
            """);
        adam.All("g[1]").ShouldBe([9, 18], 1e-12);
        adam.At("w[1][1]").ShouldBe(1.484189, 1e-6);
        adam.At("objective[0]").ShouldBe(-5.25, 1e-12);

        var descent = Givens.Written(Name, "{ method: sgd, w: 6, objective: \"(2p+3)^2\", variables: [p], eta: 0.1, steps: 3 }");
        new[] { 1, 2, 3 }.Select(t => descent.At($"w[{t}]")).ShouldBe([0, -1.2, -1.44], 1e-12);
        descent.At("objective_new").ShouldBe(0.0144, 1e-12);
    }

    [Fact]
    public void Written_objectives_take_constants_and_functions()
    {
        var results = Givens.Written(Name, """
            { method: adam, w: [-2, -2], objective: "-(y*ln(sigmoid(w*x+b)) + (1-y)*ln(1-sigmoid(w*x+b)))", variables: [w, b], constants: { x: 3.5, y: 0.5 },
              eta: 0.1, beta1: 0.9, beta2: 0.99 }
            """);

        var a = 1 / (1 + Math.Exp(9));
        results.All("g[1]").ShouldBe([(a - 0.5) * 3.5, a - 0.5], 1e-9);
        results.All("w_new").ShouldBe([-1.9, -1.9], 1e-7);
    }

    [Fact]
    public void Rprop_and_newton_follow_a_formula()
    {
        var rprop = Givens.Written(Name, """
            { method: rprop, variant: backtracking, w: 2, step: 1, grow: 1.1, shrink: 0.8, objective: "24x^2 + 16x + 12", variables: [x], steps: 200 }
            """);
        new[] { 1, 2, 3, 4, 5 }.Select(t => rprop.At($"w[{t}]")).ShouldBe([1, -0.1, -1.31, -1.068, -0.8744], 1e-12);
        rprop.At("w_new").ShouldBe(-1 / 3.0, 1e-4);
        rprop.At("objective_new").ShouldBe(28 / 3.0, 1e-4);

        Givens.Written(Name, "{ method: newton, w: [3, 4], objective: \"x^2 + x*y + 2*y^2 - x\", variables: [x, y] }").All("w_new").ShouldBe([4 / 7.0, -1 / 7.0], 1e-12);
        Givens.Written(Name, "{ method: rprop, variant: i_plus, w: 1, step: 0.6, objective: \"x^2\", variables: [x], steps: 3 }").At("w[3]").ShouldBe(-0.32, 1e-12);
    }

    [Fact]
    public void Nesterov_looks_ahead()
    {
        var results = Givens.Written(Name, "{ method: nesterov, w: 1, objective: \"x^2/2\", variables: [x], eta: 0.1, beta: 0.5, steps: 2 }");

        results.At("w[1]").ShouldBe(0.9, 1e-12);
        results.At("g[2]").ShouldBe(0.85, 1e-12);
        results.At("w[2]").ShouldBe(0.765, 1e-12);
    }

    [Fact]
    public void A_formula_that_has_no_value_is_a_mistake_with_its_reason()
    {
        Givens.WrittenErrors(Name, "{ method: sgd, w: 1, objective: \"ln(x)\", variables: [x], eta: 2, steps: 3 }").Single().ShouldContain("NaN");
        Givens.WrittenErrors(Name, "{ method: sgd, w: 1, objective: \"x + q\", variables: [x], eta: 2 }").Single().ShouldContain("q");
        Givens.WrittenErrors(Name, "{ method: sgd, w: 1, objective: \"x +\", variables: [x], eta: 2 }").Single().ShouldContain("not understood");
    }
}
