using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers;

/// <summary>Answers typed to be worth marks without knowing anything: they wait for a marker.</summary>
public sealed class DegenerateAnswerTests
{
    private const string Chain = """
          - { id: a, title: A, asked: a, kind: number, marks: 1, key: 3 }
          - id: b
            title: B
            asked: b
            kind: number
            marks: 2
            key: 3.5
            follow: { key: { formula: "a + 0.5", where: { a: { answer: a } } } }
        """;

    [Theory]
    [InlineData("∞")]
    [InlineData("-∞")]
    [InlineData("1e17")]
    [InlineData("10^6")]
    public void Nothing_follows_from_answers_that_swallow_every_formula(string typed)
    {
        using var kit = new AnswerKit(Chain);
        var item = kit.Item($"answers: {{ a: \"{typed}\", b: \"{typed}\" }}", "b");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
        kit.Item("answers: { a: 40, b: 40.5 }", "b").Awarded.Value.ShouldBe(2);
    }

    [Fact]
    public void Zeros_that_follow_from_zeros_wait_for_a_marker()
    {
        using var kit = new AnswerKit(Chain.Replace("a + 0.5", "2 * max(a, 0)"));
        var item = kit.Item("answers: { a: 0, b: 0 }", "b");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
        kit.Item("answers: { a: -3, b: 0 }", "b").Awarded.Value.ShouldBe(2);
        kit.Item("answers: { a: 5, b: 10 }", "b").Awarded.Value.ShouldBe(2);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1e-300", "0")]
    [InlineData("1e-300", "2e-300")]
    [InlineData("-1e-9", "-2e-9")]
    [InlineData("3e-5", "6e-5")]
    public void What_is_as_good_as_zero_waits_for_a_marker_like_zero(string a, string b)
    {
        using var kit = new AnswerKit(Chain.Replace("a + 0.5", "2 * a"));
        var item = kit.Item($"answers: {{ a: {a}, b: {b} }}", "b");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
        kit.Item("answers: { a: 0.3, b: 0.6 }", "b").Awarded.Value.ShouldBe(2);
    }

    [Theory]
    [InlineData("[1e-300, 0]")]
    [InlineData("[1e-9, 2e-9]")]
    [InlineData("[0, 0]")]
    public void Constants_as_good_as_zero_are_refused_like_zero(string typed)
    {
        using var kit = new AnswerKit(
            "  - { id: a, title: A, asked: a, kind: matrix, marks: 1, key: { assumed: w } }",
            "assumptions: { w: { asked: w, kind: matrix, shape: [2], check: [not_all_zero, not_all_equal] } }");
        kit.Item("assumptions: { w: [0.1, 0.5] }\nanswers: { a: [0.1, 0.5] }").Awarded.Value.ShouldBe(1);
        var item = kit.Item($"assumptions: {{ w: {typed} }}\nanswers: {{ a: [0, 0] }}");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void Constants_that_hardly_differ_are_refused_like_equal_ones()
    {
        using var kit = new AnswerKit(
            "  - { id: a, title: A, asked: a, kind: matrix, marks: 1, key: { assumed: w } }", "assumptions: { w: { asked: w, kind: matrix, shape: [2], check: [not_all_equal] } }");
        var item = kit.Item("assumptions: { w: [1, 1.0000000001] }\nanswers: { a: [1, 1] }");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Theory]
    [InlineData("column", "[[1, 2], [3, 4]]", "[[[1, 2]], [[0, 0]]]")]
    [InlineData("column", "[[1], [2], [3]]", "[1, 0, 0]")]
    [InlineData("row", "[1, 2, 3]", "[[1], [0], [0]]")]
    public void Rows_and_columns_are_those_of_the_key_however_an_array_is_typed(string share, string key, string typed)
    {
        using var kit = new AnswerKit($"  - {{ id: a, title: A, asked: a, kind: matrix, marks: 1, share: {share}, key: {key} }}");
        kit.Item($"answers: {{ a: \"{key}\" }}").Awarded.Value.ShouldBe(1);
        kit.Item($"answers: {{ a: {typed} }}").Awarded.ShouldBe(Marks.Zero);
    }

    [Theory]
    [InlineData("[[[[")]
    [InlineData("(,;")]
    public void Brackets_alone_tick_no_box_by_accident(string typed)
    {
        using var kit = new AnswerKit("  - { id: a, title: A, asked: a, kind: choice, marks: 2, options: { a: one, b: two }, key: [] }");
        var item = kit.Item($"answers: {{ a: \"{typed}\" }}");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
        kit.Item("answers: { a: \"[]\" }").Awarded.Value.ShouldBe(2);
    }

    [Theory]
    [InlineData("[\"\", \"∞\"]")]
    [InlineData("[\"\", 1]")]
    public void Weights_left_empty_are_not_taken_for_zero(string weights)
    {
        using var kit = new AnswerKit("""
              - { id: n, title: N, asked: n, kind: network, marks: 1, layers: [{ units: 1, inputs: 2 }], step: { at_zero: 1, low: 0 }, bias: add, truth: [0, 1, 0, 1], criteria: [{ text: right, marks: 1, test: all_cases }] }
            """);
        var item = kit.Item($"answers: {{ n: {{ W1: {weights}, b1: -1 }} }}");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void Two_answers_for_a_field_wait_for_a_marker()
    {
        using var kit = new AnswerKit("""
              - { id: d, title: D, asked: d, kind: derivation, marks: 1, givens: ["L = x^2"], variables: { x: real }, required: [{ id: r, text: "∂L/∂x", marks: 1, result: "dL/dx = 2x" }] }
            """);
        kit.Item("answers: { d: { lines: [\"dL/dx = 2x\"] } }").Awarded.Value.ShouldBe(1);
        kit.Item("answers: { d: { lines: [\"dL/dx = 2x\"] }, d.lines: [\"dL/dx = x\"] }").State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void A_constant_too_large_to_compute_with_is_refused()
    {
        using var kit = new AnswerKit(
            "  - { id: a, title: A, asked: a, kind: number, marks: 1, key: { formula: \"2*w\", where: { w: { assumed: w } } } }",
            "assumptions: { w: { asked: w, kind: number } }");
        kit.Item("assumptions: { w: 2 }\nanswers: { a: 4 }").Awarded.Value.ShouldBe(1);
        var item = kit.Item("assumptions: { w: \"∞\" }\nanswers: { a: \"∞\" }");
        item.Awarded.ShouldBe(Marks.Zero);
        item.State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void Long_runs_of_spaces_in_a_list_take_no_time()
    {
        using var kit = new AnswerKit("  - { id: a, title: A, asked: a, kind: matrix, marks: 1, key: [1, 2] }");
        var item = kit.Item($"answers: {{ a: \"1x1{new string(' ', 300_000)}z\" }}");
        item.State.ShouldBe(ItemState.WaitsForMarker);
        kit.Item("answers: { a: 1 x 2 }").Awarded.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"eta = 0\", \"d = 0\"")]
    [InlineData("\"y = 0\", \"d = 0\"")]
    [InlineData("\"dL/dw = 0\", \"d = 0\"")]
    [InlineData("\"0 = 1\", \"dL/dw = 0\", \"d = 0\"")]
    [InlineData("\"d = -eta*dL/dw\"")]
    public void Nothing_follows_from_lines_that_make_everything_one_number(string lines)
    {
        using var kit = new AnswerKit("""
              - id: a
                title: A
                asked: a
                kind: derivation
                marks: 1
                givens: ["L = exp(-z)", "z = y*w*x"]
                variables: { eta: positive, y: { in: [-1, 1] }, w: real, x: real }
                required: [ { id: step, text: "Δw", marks: 1, result: "d = -eta*dL/dw", forms: { without_derivatives: true } } ]
                form_share: 0
            """);

        kit.Item($"answers: {{ a: {{ lines: [{lines}] }} }}").Awarded.ShouldBe(Marks.Zero);
        kit.Item("answers: { a: { lines: [\"dL/dw = exp(-z)*y*x\", \"d = -eta*exp(-z)*y*x\"] } }").Awarded.ShouldBe(new Marks(1), "a lost sign is followed");
    }

    [Theory]
    [InlineData("[0, 0.0001, 0]", 0)]
    [InlineData("[0, ∞, 0]", 0)]
    [InlineData("[0, 2, 12]", 1)]
    [InlineData("[0, -1, -6]", 0)]
    public void A_direction_is_compared_in_the_size_of_the_key(string typed, int earns)
    {
        using var kit = new AnswerKit("  - { id: a, title: A, asked: a, kind: matrix, marks: 1, scaled: true, key: [0, 1, 6] }");

        kit.Item($"answers: {{ a: \"{typed}\" }}").Awarded.Value.ShouldBe(earns);
    }
}
