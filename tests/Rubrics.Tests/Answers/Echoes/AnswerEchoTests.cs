using Autograder.Rubrics.Answers.Echoes;
using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Tests.Answers.Forms;
using Autograder.Rubrics.Tests.Content;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers.Echoes;

public sealed class AnswerEchoTests
{
    private const string Items = """
        - id: "1"
          title: Several
          asked: "Compute."
          kind: parts
          marks: 8
          parts:
            n: { kind: number, marks: 1, key: 3 }
            m: { kind: matrix, marks: 1, key: [[1, 2], [3, N]], symbols: [N] }
            c: { kind: choice, marks: 1, options: { a: "yes", b: "no" }, key: a, one: true }
            f: { kind: expression, marks: 1, key: "x + y", variables: { x: real, y: real } }
            l: { kind: expression, marks: 1, boolean: true, variables: { A: boolean, B: boolean }, key: "A*B" }
            t: { kind: text, marks: 1, criteria: [ { text: Says it, marks: 1 } ] }
            e: { kind: drawing, marks: 1, auto: true, edges: ["x->z"] }
            d: { kind: derivation, marks: 1, variables: { x: real }, required: [ { id: r, text: Result, result: "y = 2*x", marks: 1 } ] }
        """;

    private static readonly string[] Hostile =
    [
        "10^10^10", "100000!", "e^e^e^e^e", "1e400", "sum_{i=1}^{100000000} i", "prod_{i=1}^{1000000} sum_{k=1}^{1000000} k", "\\def\\x{\\x}\\x", "((((", "{{{{", "0/0", "\0", "\ud83d", "[[1, 2], [3]]", "[\"a\", [\"b\"]]",
        new string('(', 19_000), new string('1', 19_000), string.Concat(Enumerable.Repeat("1,", 9_000)), string.Concat(Enumerable.Repeat("x+", 9_000)), string.Concat(Enumerable.Repeat("x=\n", 6_000)), new string(' ', 9_000) + "1 x" + new string(' ', 9_000) + "2",
        string.Concat(Enumerable.Repeat("\\frac{", 3_000)), string.Concat(Enumerable.Repeat("[", 10_000)), string.Concat(Enumerable.Repeat("^{", 900)), string.Concat(Enumerable.Repeat("a->b,", 4_000)), new string('x', 30_000), string.Concat(Enumerable.Repeat("!", 10_000)),
        string.Concat(Enumerable.Repeat("9^", 400)) + "9", "x" + string.Concat(Enumerable.Repeat("'", 5_000)), "1-", "-", "≤", "<script>alert(1)</script>",
    ];

    public static TheoryData<string> Papers => [.. PaperTests.Packages];

    [Theory]
    [InlineData("1.n", "1/4", "\\frac{1}{4}", "= 0.25")]
    [InlineData("1.n", "0.5", "0.5", "")]
    [InlineData("1.n", "\\frac{\\sqrt2}{2}", "\\frac{\\sqrt{2}}{2}", "= 0.707107")]
    [InlineData("1.m", "[[1, 2], [3, N]]", null, "2×2")]
    [InlineData("1.m", "[[\"0,5\", \"1/3\"]]", null, "1×2")]
    [InlineData("1.m", "1 2", null, "a list of 2")]
    [InlineData("1.m", "[1, many]", null, "a list of 2; “many” is read as a word, not as a number")]
    [InlineData("1.c", "a", null, "ticked: a")]
    [InlineData("1.f", "\\frac{x}{y}", "\\frac{x}{y}", "")]
    [InlineData("1.l", "A*~B", "A \\cdot \\overline{B}", "")]
    [InlineData("1.e.edges", "x->z, z->y", null, "2 edges")]
    public void Says_how_an_answer_is_read(string field, string text, string? tex, string words)
    {
        using var kit = new AnswerKit(Items);

        var line = AnswerEcho.Of(kit.Assignment, field, text).Lines.ShouldHaveSingleItem();

        line.Problem.ShouldBe("");
        line.Words.ShouldBe(words);
        if (tex is not null)
        {
            line.Tex.ShouldBe(tex);
        }
    }

    [Theory]
    [InlineData("1.n", "about three", "character")]
    [InlineData("1.m", "[[1, 2], [3]]", "same length")]
    [InlineData("1.m", "[[\"1\", \"\"]]", "empty")]
    [InlineData("1.c", "a, b", "Exactly one")]
    [InlineData("1.c", "maybe", "none of the options")]
    [InlineData("1.f", "x + q", "does not occur")]
    [InlineData("1.f", "x + ", "character")]
    [InlineData("1.f", "\\frac{1}{\\placeholder{}}", "empty box")]
    [InlineData("1.l", "A*C", "C")]
    [InlineData("1.e.edges", "x, y", "not an edge")]
    public void Says_why_an_answer_is_not_read(string field, string text, string part)
    {
        using var kit = new AnswerKit(Items);

        AnswerEcho.Of(kit.Assignment, field, text).Lines.ShouldHaveSingleItem().Problem.ShouldContain(part);
    }

    [Fact]
    public void A_derivation_is_read_line_by_line()
    {
        using var kit = new AnswerKit(Items);

        var echo = AnswerEcho.Of(kit.Assignment, "1.d.lines", "y = x + x\ny = (\n= 2x");

        echo.Lines.Select(l => l.Problem.Length > 0).ShouldBe([false, true, false]);
        echo.IsUnderstood.ShouldBeFalse();
    }

    [Fact]
    public void Says_nothing_of_words_of_empty_fields_and_of_unknown_ones()
    {
        using var kit = new AnswerKit(Items);

        AnswerEcho.Of(kit.Assignment, "1.t", "because").ShouldBe(AnswerEcho.Nothing);
        AnswerEcho.Of(kit.Assignment, "1.n", "  ").ShouldBe(AnswerEcho.Nothing);
        AnswerEcho.Of(kit.Assignment, "9", "3").ShouldBe(AnswerEcho.Nothing);
    }

    [Fact]
    public void A_declared_array_must_have_the_shape_that_is_asked_for()
    {
        using var kit = new AnswerKit(Items, "assumptions: { w: { asked: Weights, kind: matrix, shape: [2], check: [not_all_zero] }, k: { asked: Number, kind: number } }");

        AnswerEcho.Of(kit.Assignment, "assumptions.w", "[1, 2]").IsUnderstood.ShouldBeTrue();
        AnswerEcho.Of(kit.Assignment, "assumptions.w", "[1, 2, 3]").Lines[0].Problem.ShouldContain("2 is asked for");
        AnswerEcho.Of(kit.Assignment, "assumptions.w", "[0, 0]").Lines[0].Problem.ShouldContain("zero");
        AnswerEcho.Of(kit.Assignment, "assumptions.k", "0,5").Lines[0].Problem.ShouldBe("");
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Reads_every_answer_of_a_reference_and_survives_everything_else(string slug)
    {
        var assignment = AnswerFormTests.Load(slug);
        var form = AnswerForm.Of(assignment);
        var reference = Path.Combine(assignment.Folder, "reference", "answers.yaml");
        foreach (var (name, text) in File.Exists(reference) ? AnswerValues.Read(assignment, File.ReadAllBytes(reference)).Values : new Dictionary<string, string>())
        {
            AnswerEcho.Of(assignment, name, text).Lines.Select(l => l.Problem).ShouldAllBe(p => p.Length == 0, $"{name}: {text}");
        }

        foreach (var kind in form.Fields.DistinctBy(f => f.Kind.GetType()))
        {
            foreach (var text in Hostile)
            {
                AnswerEcho.Of(assignment, kind.Name, text);
            }
        }
    }
}
