using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class ThresholdNetTests
{
    private const string Eval = "threshold_net_eval";

    private const string Descending = """
        { w: [[[-1, 1, 0, 0, 0], [0, -1, 1, 0, 0], [0, 0, -1, 1, 0], [0, 0, 0, -1, 1]], [[-1, -1, -1, -1]]], b: [[0, 0, 0, 0], [0]], property: strictly_descending }
        """;

    [Fact]
    public void A_correct_design_is_right_on_every_case()
    {
        var results = Givens.Written(Eval, Descending);

        results.At("right").ShouldBe(1);
        results.At("wrong").ShouldBe(0);
        results.At("cases").ShouldBe(3125 + 81 * 12);
        results.At("width").ShouldBe(4);
        results.At("depth").ShouldBe(2);
    }

    [Fact]
    public void A_design_that_lets_ties_pass_fails_on_ties_only()
    {
        var results = Givens.Written(Eval, """
            { w: [[[1, -1, 0, 0, 0], [0, 1, -1, 0, 0], [0, 0, 1, -1, 0], [0, 0, 0, 1, -1]], [[1, 1, 1, 1]]], b: [[0, 0, 0, 0], [-4]], property: strictly_descending }
            """);

        results.At("right").ShouldBe(0);
        results.At("wrong_distinct").ShouldBe(0);
        results.All("first_wrong").Take(5).ShouldBe([0.0, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_design_with_a_margin_fails_on_near_ties()
    {
        var results = Givens.Written(Eval, """
            { w: [[[1, -1, 0, 0, 0], [0, 1, -1, 0, 0], [0, 0, 1, -1, 0], [0, 0, 0, 1, -1]], [[1, 1, 1, 1]]], b: [[-0.5, -0.5, -0.5, -0.5], [-4]], property: strictly_descending }
            """);

        results.At("right").ShouldBe(0);
        results.At("wrong_distinct").ShouldBe(6);
    }

    [Theory]
    [InlineData("{ w: [[[1, 1], [1, 1]], [[1, -1]]], b: [[0, -1], [0]], at_zero: 0, truth: [0, 1, 1, 0] }", 0)]
    [InlineData("{ w: [[[1, 1], [1, 1]], [[1, -1]]], b: [[0, -1], [0]], at_zero: 1, truth: [0, 1, 1, 0] }", 2)]
    [InlineData("{ w: [[[1, -1], [-1, 1]], [[1, 1]]], b: [[0, 0], [0]], at_zero: 0, truth: [0, 1, 1, 0] }", 0)]
    [InlineData("{ w: [[[-1, 0]]], b: [[-0.5]], bias: threshold, truth: [1, 1, 0, 0] }", 0)]
    [InlineData("{ w: [[[0.1, 0.2]]], b: [[0.3]], bias: threshold, truth: [0, 0, 0, 1] }", 0)]
    [InlineData("{ w: [[[1, 1]]], b: [[-1]], inputs_coding: bipolar, low: -1, truth: [-1, -1, -1, 1] }", 0)]
    public void Truth_tables_follow_the_convention_at_the_threshold(string givens, double wrong) => Givens.Written(Eval, givens).At("wrong").ShouldBe(wrong);

    [Fact]
    public void Regions_are_tried_on_a_grid_without_their_boundary()
    {
        var results = Givens.Written(Eval, """
            { w: [[[1, 0], [-1, 0], [0, 1], [0, -1]], [[1, 1, 1, 1]]], b: [[-4, 7, -2, 6], [-4]],
              region: "4 <= x1 <= 7 and 2 <= x2 <= 6", grid: { x1: [0, 10, 0.5], x2: [0, 8, 0.5] } }
            """);

        results.At("right").ShouldBe(1);
        results.At("cases").ShouldBe(21 * 17 - 2 * 9 - 2 * 7 + 4);
    }

    [Fact]
    public void Tables_of_hidden_units_come_along()
    {
        var results = Givens.Written(Eval, "{ w: [[[1, 1], [-1, -1]], [[1, 1]]], b: [[-0.5, 1.5], [-1.5]] }");

        results.All("outputs").ShouldBe([0.0, 1, 1, 0]);
        results.At("hidden[1][2,1]").ShouldBe(1);
        results.At("hidden[1][4,2]").ShouldBe(0);
    }

    [Fact]
    public void Mistakes_in_a_network_are_named()
    {
        Givens.WrittenErrors(Eval, "{ w: [[[1, 1]], [[1, 1]]], b: [[0], [0]], truth: [0, 1, 1, 0] }").Single()
            .ShouldBe("given 'w': layer 2 takes 2 inputs, but layer 1 has 1 units");
        Givens.WrittenErrors(Eval, "{ w: [[[1, 1]]], b: [[0]], truth: [0, 1] }").Single().ShouldContain("2^2 entries");
        Givens.WrittenErrors(Eval, "{ w: [[[1]]], b: [[0]], region: \"y > 1\", grid: { x: [0, 1, 0.5] } }").Single().ShouldContain("'y'");
    }

    [Theory]
    [InlineData("truth: [0, 0, 0, 1, 0, 0, 1, 1], bias: threshold, weights: [-10, 0, 10], bias_step: 10", 2)]
    [InlineData("truth: [0, 1, 1, 0], weights: [-1, 0, 1], biases: [-1, 0, 1], at_zero: 0", 2)]
    [InlineData("truth: [1, 1, 0, 0], weights: [-1, 0, 1], bias_step: 1", 0)]
    [InlineData("truth: [0, 1, 1, 0, 1, 0, 0, 1], weights: [-1, 0, 1], bias_step: 1", 3)]
    public void The_smallest_network_is_found_by_trying_all(string givens, double hidden)
    {
        var results = Givens.Written("threshold_net_search", $"{{ {givens} }}");

        results.At("hidden_units").ShouldBe(hidden);
        results.At("solutions").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void All_solutions_of_the_smallest_size_are_counted()
    {
        var results = Givens.Written("threshold_net_search", "{ truth: [0, 0, 0, 1, 0, 0, 1, 1], bias: threshold, weights: [-10, 0, 10], bias_step: 10 }");

        results.At("functions").ShouldBe(54);
        results.At("solutions").ShouldBe(36);
    }

    [Fact]
    public void An_example_found_computes_what_was_asked()
    {
        var found = Givens.Written("threshold_net_search", "{ truth: [0, 0, 0, 1, 0, 0, 1, 1], bias: threshold, weights: [-10, 0, 10], bias_step: 10 }");

        var (w1, b1, w2, b2) = (found["w1"], found["b1"], found["w2"], found["b2"]);
        var checkedNet = Givens.Computed(
            Eval,
            ("w", new[] { Rows(w1), Rows(w2) }), ("b", new[] { b1.Values.ToArray(), b2.Values.ToArray() }), ("bias", "threshold"), ("truth", new[] { 0, 0, 0, 1, 0, 0, 1, 1 }));
        checkedNet.At("right").ShouldBe(1);

        static double[][] Rows(DenseArray matrix) => [.. Enumerable.Range(0, matrix.Shape[0]).Select(r => matrix.ToMatrix().Row(r).ToArray())];
    }

    [Fact]
    public void What_the_allowed_numbers_cannot_do_is_impossible()
    {
        Givens.Written("threshold_net_search", "{ truth: [0, 1, 1, 0], weights: [0, 1], biases: [-1, 1], most_units: 2 }").At("possible").ShouldBe(0);
        Givens.WrittenErrors("threshold_net_search", "{ truth: [0, 1, 1], weights: [0, 1], biases: [0] }").Single().ShouldContain("2, 4, 8 or 16");
    }

    [Theory]
    [InlineData(5, 12, 6, 16, 1)]
    [InlineData(6, 15, 6, 32, 0)]
    [InlineData(2, 3, 2, 2, 0)]
    [InlineData(8, 21, 6, 128, 0)]
    [InlineData(9, 24, 8, 256, 1)]
    public void Exclusive_or_has_known_sizes(int n, double chain, double layers, double single, double xnorIsXor)
    {
        var results = Givens.Written("xor_sizes", $"{{ n: {n} }}");

        results.At("chain_perceptrons").ShouldBe(chain);
        results.At("tree_layers").ShouldBe(layers);
        results.At("single_hidden").ShouldBe(single);
        results.At("xnor_is_xor").ShouldBe(xnorIsXor);
        results.All("xor").Take(4).ShouldBe([0.0, 1, 1, 0]);
    }
}
