using Autograder.Reports.Wording;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Students;

public class RichTextTests
{
    private static string Show(string text) => string.Concat(RichTextParser.Parse(text).Segments.Select(s => s.IsFormula ? $"<{s.Text}>" : s.Text));

    [Theory]
    [InlineData("a $x^2$ b", "a <x^2> b")]
    [InlineData("$$x$$", "<x>")]
    [InlineData("$a$ and $b$.", "<a> and <b>.")]
    [InlineData("$5 and $6", "$5 and $6")]
    [InlineData("costs $5", "costs $5")]
    [InlineData(@"\$x\$", @"\$x\$")]
    [InlineData("$ x $", "$ x $")]
    [InlineData("$a\nb$", "$a\nb$")]
    [InlineData("$$", "$$")]
    [InlineData("", "")]
    public void Formulas_stand_between_dollars(string text, string shown) => Show(text).ShouldBe(shown);

    [Theory]
    [InlineData("call `np.dot(a, b)` once", "np.dot(a, b)")]
    [InlineData("`a $x$ b` and $y$", "a $x$ b")]
    [InlineData("a ``` b `c", null)]
    [InlineData("$`x`$", null)]
    [InlineData("`a\nb`", null)]
    public void Code_stands_between_backticks(string text, string? code) =>
        RichTextParser.Parse(text).Segments.Where(s => s.IsCode).Select(s => s.Text).SingleOrDefault().ShouldBe(code);

    [Fact]
    public void A_formula_longer_than_the_bound_stays_text() => Show($"${new string('x', 500)}$").ShouldStartWith("$xxx");
}
