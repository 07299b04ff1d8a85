using Autograder.Reference.Booleans;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Booleans;

public sealed class BooleanParserTests
{
    private static readonly string[] Names = ["A", "B", "C"];

    [Theory]
    [InlineData("A*~B + C")]
    [InlineData("A·B' + C")]
    [InlineData("AB' + C")]
    [InlineData("A and not B or C")]
    [InlineData("(A & !B) || C")]
    [InlineData(@"A \cdot \overline{B} + C")]
    [InlineData(@"\left( A \land \neg B \right) \lor C")]
    [InlineData("C ∨ ¬B ∧ A")]
    [InlineData("~(~C*(~A + B))")]
    public void Reads_the_usual_notations_alike(string text)
    {
        var formula = BooleanParser.Parse(text, Names, out var problem);
        problem.ShouldBeEmpty();
        for (var i = 0; i < 8; i++)
        {
            var (a, b, c) = ((i & 1) == 1, (i & 2) == 2, (i & 4) == 4);
            formula.ShouldNotBeNull().At(i).ShouldBe((a && !b) || c);
        }
    }

    [Theory]
    [InlineData("A + D", "'D' is not expected here (at character 5)")]
    [InlineData("(A + B", "a closing bracket is missing")]
    [InlineData("A +", "something is missing at the end")]
    [InlineData("A = B", "'=' is not expected")]
    [InlineData("", "something is missing")]
    public void Says_what_it_does_not_understand(string text, string words)
    {
        BooleanParser.Parse(text, Names, out var problem).ShouldBeNull();
        problem.ShouldContain(words);
    }

    [Fact]
    public void Refuses_deep_nesting()
    {
        BooleanParser.Parse(new string('(', 400) + "A" + new string(')', 400), Names, out var problem).ShouldBeNull();
        problem.ShouldContain("nested");
        BooleanParser.Parse(new string('~', 900) + "A", Names, out _).ShouldBeNull();
    }
}
