using Autograder.Reference.Calculators;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class LstmUnrollTests
{
    private const string Name = "lstm_unroll";

    private const string PerStep =
        """
        x: [1, 1, 0], per_step: yes, w_rec_c: [0.2, 0.3, 0.8], w_in_c: [0.5, 0.6, 0.2], w_out: [0.4, 0.2, 0.1], w_rec_o: [0.9, 0.1, 0.3], w_in_o: [0.4, 0.3, 0.2],
        w_rec_i: [0.1, 0.4, 0.2], w_in_i: [0.9, 0.1, 0.3], w_rec_f: [0.5, 0.3, 0.2], w_in_f: [0.6, 0.2, 0.3]
        """;

    [Fact]
    public void Unrolls_with_weights_per_step_and_a_sigmoid_candidate()
    {
        var results = Givens.Written(Name, $"{{ {PerStep}, candidate: sigmoid, hidden: sigmoid, output_from: c, output_activation: relu }}");

        // The first input gate uses its own input weight 0.9.
        results.At("i[1]").ShouldBe(Sigmoid(0.9), 1e-15);
        results.At("o[1]").ShouldBe(Sigmoid(0.4), 1e-15);
        results.At("g[1]").ShouldBe(Sigmoid(0.5), 1e-15);
        var c1 = Sigmoid(0.9) * Sigmoid(0.5);
        var h1 = Sigmoid(0.4) * Sigmoid(c1);
        results.At("c[1]").ShouldBe(c1, 1e-15);
        results.At("h[1]").ShouldBe(h1, 1e-15);
        results.At("y[1]").ShouldBe(0.4 * c1, 1e-15);
        var c2 = Sigmoid(0.3 * h1 + 0.2) * c1 + Sigmoid(0.4 * h1 + 0.1) * Sigmoid(0.3 * h1 + 0.6);
        results.At("c[2]").ShouldBe(c2, 1e-15);
        results.At("y[2]").ShouldBe(0.2 * c2, 1e-15);
        results["h"].HasShape(3).ShouldBeTrue();
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("tanh")]
    [InlineData("sigmoid")]
    public void The_hidden_state_has_three_readings(string hidden)
    {
        var results = Givens.Written(Name, $"{{ {PerStep}, hidden: {hidden} }}");

        var c = results.At("c[1]");
        c.ShouldBe(Sigmoid(0.9) * Math.Tanh(0.5), 1e-15);
        results.At("h[1]").ShouldBe(Sigmoid(0.4) * (hidden == "linear" ? c : hidden == "tanh" ? Math.Tanh(c) : Sigmoid(c)), 1e-15);
        results.At("y[1]").ShouldBe(0.4 * results.At("h[1]"), 1e-15);
    }

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        CalculatorResults At(double w) => Givens.Written(
            Name,
            "{ x: [[1, -1], [0.5, 2], [0, 1]], h0: [0.1, -0.2], c0: [0.3, 0.4], w_in_i: [[0.1, 0.2], [0.3, 0.4]], w_rec_i: [[0.5, -0.5], [0.2, 0.1]], b_i: [0.1, 0.2], "
            + "w_in_f: [[0.3, -0.2], [0.1, 0.4]], w_rec_f: [[0.5, 0.5], [" + w.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + ", 0.1]], w_in_o: [[1, 0], [0, 1]], "
            + "w_rec_o: [[0.2, 0.1], [0.1, 0.2]], w_in_c: [[1, 0.5], [0.5, 1]], w_rec_c: [[0.4, 0.1], [-0.1, 0.4]], w_out: [[1, -1]], target: [1, _, 0.5] }");
        const double Step = 1e-5;

        var results = At(0.2);

        var numeric = (At(0.2 + Step).At("loss") - At(0.2 - Step).At("loss")) / (2 * Step);
        results.At("dL/dw_rec_f[2,1]").ShouldBe(numeric, 1e-9);
        results["dL/db_i"].HasShape(2).ShouldBeTrue();
        results["c"].HasShape(3, 2).ShouldBeTrue();
    }

    [Fact]
    public void Coupled_gates_share_their_weights()
    {
        var results = Givens.Written(
            Name, "{ x: [1], c0: 2, w_in_f: 0.6, w_rec_f: 0.5, w_in_o: 0.4, w_rec_o: 0.9, w_in_c: 0.5, w_rec_c: 0.2, coupled: yes }");

        results.At("i[1]").ShouldBe(1 - Sigmoid(0.6), 1e-15);
        Givens.WrittenErrors(Name, "{ x: [1], w_in_f: 0.6 }").ShouldContain(e => e.StartsWith("given 'w_in_i': missing", StringComparison.Ordinal));
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
