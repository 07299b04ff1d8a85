using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class SymbolicEquivalenceTests
{
    private const string Name = "symbolic_equiv";

    [Theory]
    [InlineData("theta*(1 - alpha*lambda) - alpha*g", 1)]
    [InlineData("theta - alpha*g + lambda*theta", 0)]
    public void Formulas_are_compared_by_meaning(string formula, double equal)
    {
        Givens.Written(Name, $$"""{ formula: "{{formula}}", key: "theta - alpha*(g + lambda*theta)", variables: [theta, alpha, g, lambda] }""").At("equal").ShouldBe(equal);
    }

    [Fact]
    public void Matrices_do_not_commute_and_gradients_are_computed()
    {
        const string Domains = """variables: { A: { shape: [2, 2] }, B: { shape: [2, 2] } }""";
        Givens.Written(Name, $$"""{ formula: "B A", key: "A B", {{Domains}} }""").At("equal").ShouldBe(0);
        Givens.Written(Name, """{ formula: "2(w - 1)", gradient: { of: "(w - 1)^2", with_respect_to: w }, variables: { w: real } }""").At("equal").ShouldBe(1);
        Givens.Written(Name, """{ formula: "y", key: "y^2", variables: { y: { in: [0, 1] } } }""").At("equal").ShouldBe(1);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Givens.WrittenErrors(Name, """{ formula: "q", key: "x", variables: [x] }""").Single().ShouldContain("'q'");
        Givens.WrittenErrors(Name, """{ formula: "x +", key: "x", variables: [x] }""").Single().ShouldStartWith("given 'formula': x +");
        Givens.WrittenErrors(Name, """{ formula: "x", key: "x", variables: { x: maybe } }""").Single().ShouldStartWith("given 'variables.x'");
    }
}
