using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers;

public sealed class FormulaTests
{
    private const string Step = """
          - id: e
            title: Step
            asked: e
            kind: expression
            marks: 2
            variables: { theta: real, g: real, alpha: positive, lambda: positive }
            symbols: { theta_k: theta }
            key: "theta - alpha*(g + lambda*theta)"
            accept: [ { key: "theta - alpha*(g + 2*lambda*theta)", says: "Without the half." } ]
            near: [ { key: "theta - alpha*g", share: 0.25, says: "Without weight decay." } ]
            forms: { not_expanded: false, without: [q] }
        """;

    [Theory]
    [InlineData("theta - alpha*(g + lambda*theta)", 2, "equal to the key")]
    [InlineData(@"\theta_{k+1} = (1 - \alpha\lambda)\theta_k - \alpha g", 2, "equal to the key")]
    [InlineData("theta - alpha*g - 2*alpha*lambda*theta", 2, "Without the half")]
    [InlineData("theta - alpha*g", 0.5, "Without weight decay")]
    [InlineData("theta + alpha*(g + lambda*theta)", 0, "")]
    public void Judges_a_formula_by_its_value(string typed, double marks, string words)
    {
        using var kit = new AnswerKit(Step);
        var item = kit.Item($"answers: {{ e: '{typed}' }}");
        item.State.ShouldBe(ItemState.Graded);
        item.Awarded.Value.ShouldBe((decimal)marks);
        item.Criteria[0].Reason.ShouldContain(words);
        item.Exhibits.OfType<Exhibit.Understood>().ShouldHaveSingleItem().Rows[0].Tex.ShouldNotBeNull();
    }

    private const string Slope = """
          - id: e
            title: Slope
            asked: The derivative of x².
            kind: expression
            marks: 2
            variables: { x: real }
            key: "2*x"
        """;

    [Theory]
    [InlineData("2*x", 2)]
    [InlineData("x + x", 2)]
    [InlineData("d(x^2)/dx", 0)]
    [InlineData("2x + d(1)/dx", 0)]
    public void Whoever_has_the_grader_differentiate_has_not_answered(string typed, double marks)
    {
        using var key = new AnswerKit(Slope);
        key.Item($"answers: {{ e: '{typed}' }}").Awarded.Value.ShouldBe((decimal)marks);
        using var gradient = new AnswerKit(Slope.Replace("key: \"2*x\"", "gradient: { of: x^2, with_respect_to: x }"));
        gradient.Item($"answers: {{ e: '{typed}' }}").Awarded.Value.ShouldBe((decimal)marks);
    }

    [Theory]
    [InlineData("theta - alpha*(g + lambda*theta")]
    [InlineData("theta - mu*g")]
    [InlineData("10^10^10*")]
    [InlineData(@"\def\x{1}\x")]
    [InlineData("import os")]
    public void Leaves_what_it_cannot_read_to_a_marker(string typed)
    {
        using var kit = new AnswerKit(Step);
        var item = kit.Item($"answers: {{ e: '{typed}' }}");
        item.State.ShouldBe(ItemState.WaitsForMarker);
        item.Found.ShouldStartWith("Not understood");
    }

    [Fact]
    public void Survives_ten_thousand_brackets()
    {
        using var kit = new AnswerKit(Step);
        kit.Item($"answers: {{ e: '{new string('(', 10_000)}theta' }}").State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void Asks_for_a_form_beside_the_value()
    {
        using var kit = new AnswerKit(Step.Replace("without: [q]", "uses: [lambda]").Replace("key: \"theta - alpha*(g + lambda*theta)\"", "key: \"theta - alpha*g + 0*lambda\""));
        var item = kit.Item("answers: { e: theta - alpha*g }");
        item.Awarded.Value.ShouldBe(1);
        item.Criteria[0].Reason.ShouldContain("should be written with");
    }

    [Fact]
    public void Reports_mistakes_of_authors_in_formulas()
    {
        using var kit = new AnswerKit(Step.Replace("key: \"theta - alpha*(g + lambda*theta)\"", "key: \"theta - alpha*(h\""));
        kit.Result.Problems.ShouldContain(p => p.Message.Contains("not understood"));
        using var undeclared = new AnswerKit(Step.Replace("key: \"theta - alpha*(g + lambda*theta)\"", "key: \"theta - alpha*h\""));
        undeclared.Result.Problems.ShouldContain(p => p.Message.Contains("'h' is not declared"));
    }

    private const string Loss = """
          - id: d
            title: Gradient
            asked: d
            kind: derivation
            marks: 3
            variables: { z: real, y: { in: [0, 1] } }
            givens: ["L = -y*ln(p) - (1-y)*ln(1-p)", "p = sigma(z)"]
            required:
              - { id: outer, text: "∂L/∂p", marks: 1, result: "dL/dp = (p-y)/(p*(1-p))" }
              - { id: inner, text: "∂p/∂z", marks: 1, result: "dp/dz = p*(1-p)" }
              - { id: all, text: "∂L/∂z", marks: 1, result: "dL/dz = p - y" }
        """;

    [Fact]
    public void Marks_a_derivation_by_the_results_that_it_reaches()
    {
        using var kit = new AnswerKit(Loss);
        var item = kit.Item("answers: { d: { lines: ['dp/dz = p*(1-p)', 'dL/dp = -y/p + (1-y)/(1-p)', 'dL/dz = dL/dp * dp/dz', '= p - y'] } }");
        item.Awarded.Value.ShouldBe(3);
        item.Exhibits.OfType<Exhibit.Derivation>().ShouldHaveSingleItem().Lines.ShouldAllBe(l => l.Verdict == LineVerdict.Follows);
    }

    [Fact]
    public void Follows_a_derivation_after_its_first_mistake()
    {
        using var kit = new AnswerKit(Loss);
        var item = kit.Item("answers: { d: ['dp/dz = p', 'dL/dp = -y/p + (1-y)/(1-p)', 'dL/dz = dL/dp*dp/dz = -y + (1-y)*p/(1-p)'] }");
        item.Criteria.Select(c => c.Awarded.Value).ShouldBe([1, 0, 1]);
        item.Criteria[2].Reason.ShouldContain("follows correctly from your own earlier line");
        item.Found.ShouldContain("Line 1 is the first that does not follow");
    }

    [Fact]
    public void Compares_formulas_of_false_and_true_in_every_case()
    {
        const string boolean = "  - { id: b, title: B, asked: b, kind: expression, boolean: true, marks: 1, variables: { A: boolean, B: boolean }, key: \"A*~B + ~A*B\" }";
        using var kit = new AnswerKit(boolean);
        kit.Item("answers: { b: \"Y = (A + B)(A' + B')\" }").Awarded.Value.ShouldBe(1);
        kit.Item("answers: { b: \"A + B\" }").Criteria[0].Reason.ShouldBe("At A = 1, B = 1 it gives 1, not 0.");
        kit.Item("answers: { b: \"A + C\" }").State.ShouldBe(ItemState.WaitsForMarker);
    }
}
