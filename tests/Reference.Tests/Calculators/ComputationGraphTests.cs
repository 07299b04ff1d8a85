using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Calculators;

public class ComputationGraphTests
{
    private const string Name = "compgraph";

    [Fact]
    public void Derivatives_are_taken_at_the_nodes_own_values()
    {
        var results = Givens.Written(
            Name, """{ nodes: ["p = -z", "q = e^p", "r = q + 1", "f = 1/r"], values: { z: 3 } }""");

        var q = Math.Exp(-3);
        results.At("r").ShouldBe(1 + q, 1e-15);
        results.At("f").ShouldBe(0.95257413, 1e-8);
        // −1/r², not −1/f².
        results.At("df/dr").ShouldBe(-1 / ((1 + q) * (1 + q)), 1e-15);
        results.At("df/dr (direct)").ShouldBe(results.At("df/dr"));
        results.At("df/dp").ShouldBe(-q / ((1 + q) * (1 + q)), 1e-15);
        results.At("df/dz").ShouldBe(0.04517666, 1e-8);
        results.At("dq/dp").ShouldBe(q, 1e-15);
        results.At("dp/dz").ShouldBe(-1);
        (results.At("nodes"), results.At("edges")).ShouldBe((4, 4));
    }

    [Fact]
    public void A_formula_is_taken_apart_into_single_operations()
    {
        var results = Givens.Written(Name, """{ expression: "relu(ax + by + c)", values: { a: 3, b: 2, c: -5, x: 2, y: 3 } }""");

        (results.At("n1"), results.At("n2"), results.At("n3"), results.At("n4"), results.At("n5"), results.At("f")).ShouldBe((6, 6, 12, 7, 7, 7));
        (results.At("df/da"), results.At("df/db"), results.At("df/dc")).ShouldBe((2, 3, 1));
        (results.At("dn1/da"), results.At("df/dn4")).ShouldBe((2, 1));
        (results.At("nodes"), results.At("edges")).ShouldBe((5, 9));
    }

    [Fact]
    public void Paths_through_a_skip_connection_add_up()
    {
        var plain = Givens.Written(Name, """{ expression: "max(w*x, 0)", values: { w: 0.001, x: 2 } }""");
        var skip = Givens.Written(Name, """{ expression: "max(w*x + x, 0)", values: { w: 0.001, x: 2 } }""");

        plain.At("df/dx").ShouldBe(0.001);
        skip.At("df/dx").ShouldBe(1.001, 1e-15);
        skip.At("dn2/dx").ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_kink_of_relu_follows_the_convention(double atZero)
    {
        Givens.Written(Name, $$"""{ expression: "relu(x)", values: { x: 0 }, relu_at_zero: {{atZero}} }""").At("df/dx").ShouldBe(atZero);
        Givens.Written(Name, $$"""{ expression: "max(0, x)", values: { x: 0 }, relu_at_zero: {{atZero}} }""").At("df/dx").ShouldBe(atZero);
    }

    [Fact]
    public void Polynomials_and_repeated_inputs()
    {
        var results = Givens.Written(Name, """{ expression: "x^4 - 32x^2 + y^4 - 18y^2", values: { x: 2, y: 2 } }""");

        results.At("f").ShouldBe(16 - 128 + 16 - 72);
        results.At("df/dx").ShouldBe(-96);
        results.At("df/dy").ShouldBe(-40);
    }

    [Fact]
    public void Assumed_values_and_derivatives_carry_through()
    {
        const string Graph = """nodes: ["p = 2*x", "q = p^2", "f = 3*q"], values: { x: 1 }""";

        Givens.Written(Name, $$"""{ {{Graph}}, assume: { p: 5 } }""").At("f").ShouldBe(75);
        var derivative = Givens.Written(Name, $$"""{ {{Graph}}, assume: { "df/dq": 10 } }""");
        (derivative.At("df/dq"), derivative.At("df/dp"), derivative.At("df/dx")).ShouldBe((10, 40, 80));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Givens.WrittenErrors(Name, """{ expression: "a*q", values: { a: 1 } }""").Single().ShouldContain("'q' in n1 has no value");
        Givens.WrittenErrors(Name, """{ expression: "a +", values: { a: 1 } }""").Single().ShouldStartWith("given 'expression': a +");
        Givens.WrittenErrors(Name, """{ nodes: ["a = a*2"], values: { a: 1 } }""").ShouldContain(e => e.Contains("taken twice"));
        Givens.WrittenErrors(Name, "{ values: { a: 1 } }").Single().ShouldContain("either expression or nodes");
    }
}
