using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

public sealed class PrintingTests
{
    [Fact]
    public void Parsing_what_is_printed_gives_the_same_tree()
    {
        var random = new DeterministicRandom(11);
        var trees = new RandomExpressions(random);
        var limits = ParseOptions.Default with { Limits = new(20_000, 200, 20_000), Decimal = DecimalMark.Point };
        for (var i = 0; i < 4000; i++)
        {
            var tree = trees.Next(i % 6);
            foreach (var text in (string[])[PlainPrinter.Print(tree), TexPrinter.Print(tree)])
            {
                var parsed = ExpressionParser.ParseExpression(text, limits);
                parsed.Understood.ShouldBeTrue($"{text}: {parsed.Problem}");
                parsed.Value.ShouldBe(tree, $"{text} came back as {PlainPrinter.Print(parsed.Value)}");
            }
        }
    }

    [Fact]
    public void Conditions_come_back_too()
    {
        var trees = new RandomExpressions(new DeterministicRandom(12));
        for (var i = 0; i < 500; i++)
        {
            var tree = trees.Condition(i % 4);
            foreach (var text in (string[])[PlainPrinter.Print(tree), TexPrinter.Print(tree)])
            {
                var parsed = ExpressionParser.ParseCondition(text, ParseOptions.Default with { Limits = new(20_000, 200, 20_000) });
                parsed.Value.ShouldBe(tree, $"{text}: {parsed.Problem}");
            }
        }
    }

    [Theory]
    [InlineData("(p-y)/(p(1-p))", @"\frac{p - y}{p \cdot \left(1 - p\right)}")]
    [InlineData("theta_1 x^T", @"\theta_{1} \cdot x^{\top}")]
    [InlineData("2 w yhat", @"2 \, w \, \hat{y}")]
    [InlineData("dL/dw_11", @"\frac{\partial L}{\partial w_{11}}")]
    [InlineData("sigma'(z)", @"\sigma'\left(z\right)")]
    [InlineData("[[1,0.5]]", @"\begin{bmatrix} 1 & 0.5 \end{bmatrix}")]
    public void Typesets_as_textbooks_do(string text, string tex) => TexPrinter.Print(ExpressionParser.ParseExpression(text).Value.ShouldNotBeNull()).ShouldBe(tex);
}
