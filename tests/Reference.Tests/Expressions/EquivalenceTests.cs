using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

public sealed class EquivalenceTests
{
    private static readonly FormulaContext Numbers = Context(
        new() { ["x"] = Domain.AnyReal, ["w"] = Domain.AnyReal, ["z"] = Domain.AnyReal, ["b"] = Domain.AnyReal, ["eta"] = Domain.Positive, ["y"] = new Domain.Real(0, 1), ["p"] = new Domain.Real(0, 1), ["k"] = new Domain.Integer(1, 9) },
        ["a = sigma(w*x + b)"], ["phi"]);

    private static readonly FormulaContext Tensors = Context(
        new()
        {
            ["X"] = Matrix("N", "D"), ["W"] = Matrix("D", "M"), ["b"] = Matrix("M"), ["G"] = Matrix("N", "M"), ["u"] = Matrix("D"), ["v"] = Matrix("D"), ["A"] = Matrix("D", "D"), ["B"] = Matrix("D", "D"),
        });

    [Theory]
    [InlineData("x^2 + 2x + 1", "(x+1)^2")]
    [InlineData("sigma(z)", "1/(1+e^-z)")]
    [InlineData("sigma'(z)", "sigma(z)(1 - sigma(z))")]
    [InlineData("tanh(z)", @"\frac{e^z - e^{-z}}{e^z + e^{-z}}")]
    [InlineData("tanh(z)", "2σ(2z) - 1")]
    [InlineData("(p-y)/(p(1-p))", "-y/p + (1-y)/(1-p)")]
    [InlineData("ln(p^y)", "y ln p")]
    [InlineData("relu(z)", "max(0, z)")]
    [InlineData("relu'(z)", "1[z > 0]")]
    [InlineData("abs(x)", "sqrt(x^2)")]
    [InlineData("a(1-a)x", "sigma'(wx + b) x")]
    [InlineData("k(k+1)/2", "∑_{i=1}^k i")]
    [InlineData("phi'(w*x)*x", "∂phi(w x)/∂w")]
    [InlineData("∂a/∂w", "a(1-a)x")]
    [InlineData("1/(2x)", "1/2x")]
    [InlineData("0.5*eta", "eta/2")]
    [InlineData("x^2*exp(-x)", "x^2/e^x")]
    public void Finds_equal_what_is_equal(string key, string formula) => Compare(Numbers, key, formula).ShouldBeOfType<EquivalenceVerdict.Equal>();

    /// <summary>Known mistakes are computed at the first wrong answer and kept for all students: who gives it must not be able to make that fail.</summary>
    [Fact]
    public void An_answer_that_takes_too_much_to_judge_spoils_nothing_for_the_next()
    {
        var key = FormulaKey.Create(Numbers, Read(Numbers, "sigma(w*x + b)*x"), out _).ShouldNotBeNull();
        using (Effort.OfOneAnswer())
        {
            var nested = Read(Numbers, Enumerable.Range(0, 6).Aggregate("a", (formula, _) => $"d({formula}*w*a)/dw"));
            var verdicts = Enumerable.Range(0, 40).Select(_ => key.Compare(nested)).ToList();
            verdicts[^1].ShouldBeOfType<EquivalenceVerdict.Undecided>().Why.ShouldContain("too many steps to judge");
            key.Compare(Read(Numbers, "x")).ShouldBeOfType<EquivalenceVerdict.Undecided>();
        }

        key.Compare(Read(Numbers, "-sigma(w*x + b)*x")).ShouldBeOfType<EquivalenceVerdict.Different>().Why.ShouldContain("sign");
        key.Compare(Read(Numbers, "x")).ShouldBeOfType<EquivalenceVerdict.Different>();
        key.Compare(Read(Numbers, "a*x")).ShouldBeOfType<EquivalenceVerdict.Equal>();
    }

    [Theory]
    [InlineData("sqrt(x^2)", "x")]
    [InlineData("x*ln(y)", "ln(x*y)")]
    [InlineData("abs(x)", "sqrt(x)^2")]
    [InlineData("sigma(z)", "sigma(z) + 1e-6")]
    [InlineData("(x+1)^2", "x^2 + 1")]
    [InlineData("x^2", "x^3")]
    [InlineData("k!", "k^2")]
    public void Finds_different_what_is_different(string key, string formula) => Compare(Numbers, key, formula).ShouldBeOfType<EquivalenceVerdict.Different>();

    [Theory]
    [InlineData("2x", "((x+10^(-8))^2 - x^2)/10^(-8)")]
    [InlineData("2x", "2x(1 + 10^(-6)) + 10^10 - 10^10")]
    [InlineData("sigma'(z)", "(sigma(z + 10^(-7)) - sigma(z))/10^(-7)")]
    public void What_is_only_close_is_never_equal(string key, string formula) => Compare(Numbers, key, formula).ShouldNotBeOfType<EquivalenceVerdict.Equal>();

    [Theory]
    [InlineData("sum(i=1..1900, d(sum(j=1..1900, x j))/dx)")]
    [InlineData("sum(i=1..70, d(sum(j=1..70, d(sum(k=1..70, x k))/dx x))/dx)")]
    [InlineData("d^4/dx^4 (d^4/dx^4 (d^4/dx^4 (sigma(x)^x)))")]
    public void What_takes_too_long_to_compute_is_left_undecided(string formula) => Compare(Numbers, "2x", formula).ShouldBeOfType<EquivalenceVerdict.Undecided>();

    [Theory]
    [InlineData("X W + b", "b + X*W")]
    [InlineData("G W^T", "(W G^T)^T")]
    [InlineData("X^T G", "X' G")]
    [InlineData("(A B)^T", "B^T A^T")]
    [InlineData("||u||^2", "u^T u")]
    [InlineData("u^T v", "∑_i u_i v_i")]
    [InlineData("u ⊙ v", "v ⊙ u")]
    [InlineData("trace(A)", "∑_i A_{ii}")]
    [InlineData("inv(A) A u", "u")]
    [InlineData("∂(sum((X W - G)^2))/∂W", "2 X^T (X W - G)")]
    [InlineData("mean(G)", "1/(N*M) ∑_i ∑_j G_{ij}")]
    public void Compares_matrices_at_several_sizes(string key, string formula) => Compare(Tensors, key, formula).ShouldBeOfType<EquivalenceVerdict.Equal>();

    [Theory]
    [InlineData("A B", "B A", null)]
    [InlineData("X^T G", "G^T X", "transpose")]
    [InlineData("X^T G", "X G", "no product")]
    [InlineData("∂(sum((X W - G)^2))/∂W", "X^T (X W - G)", "0.5 times")]
    [InlineData("u^T v", "u v^T", "result where 1×1")]
    public void Tells_matrices_apart(string key, string formula, string? says)
    {
        var different = Compare(Tensors, key, formula).ShouldBeOfType<EquivalenceVerdict.Different>();
        if (says is not null)
        {
            different.Why.ShouldContain(says);
        }
    }

    [Theory]
    [InlineData("p - y", "y - p", FormulaMistakeKind.Sign)]
    [InlineData("(p - y) x", "2(p - y) x", FormulaMistakeKind.ConstantFactor)]
    [InlineData("(p - y) x", "p - y", FormulaMistakeKind.MissingFactor)]
    [InlineData("(p - y) x p (1-p)", "(p - y) x", FormulaMistakeKind.MissingFactor)]
    [InlineData("w - eta*x", "w + eta*x", FormulaMistakeKind.SignOfTerm)]
    [InlineData("w - eta*x", "-eta*x", FormulaMistakeKind.MissingTerm)]
    [InlineData("x^2 + 1", "x^2", FormulaMistakeKind.MissingTerm)]
    [InlineData("∂((sigma(w x) - y)^2)/∂w", "2(sigma(wx) - y) x", FormulaMistakeKind.SlopeDropped)]
    [InlineData("∂((sigma(w x) - y)^2 + (tanh(w z) - p)^2)/∂w", "2(sigma(wx) - y) sigma'(wx) x", FormulaMistakeKind.OneTermOnly)]
    public void Names_the_usual_mistakes(string key, string formula, FormulaMistakeKind kind) =>
        Compare(Numbers, key, formula).ShouldBeOfType<EquivalenceVerdict.Different>().Mistake.ShouldNotBeNull().Kind.ShouldBe(kind);

    [Theory]
    [InlineData("2 X^T ((σ(X W) - G) ⊙ σ'(X W))", null)]
    [InlineData("2 X^T ((σ(X W) - G) .* σ(X W) .* (1 - σ(X W)))", null)]
    [InlineData("2 X' (σ(X W) - G)", FormulaMistakeKind.SlopeDropped)]
    [InlineData("2 ((σ(X W) - G) ⊙ σ'(X W))' X", FormulaMistakeKind.Transposed)]
    [InlineData("-2 X^T ((σ(X W) - G) ⊙ σ'(X W))", FormulaMistakeKind.Sign)]
    [InlineData("X^T ((σ(X W) - G) ⊙ σ'(X W))", FormulaMistakeKind.ConstantFactor)]
    [InlineData("2/N X^T ((σ(X W) - G) ⊙ σ'(X W))", FormulaMistakeKind.MissingFactor)]
    public void Checks_claimed_gradients_against_the_engine(string claim, FormulaMistakeKind? mistake)
    {
        var loss = Tensors.Parse("sum((σ(X W) - G)^2)").Value.ShouldNotBeNull().Last;
        var key = FormulaKey.Gradient(Tensors, loss, new("W"), out var error).ShouldNotBeNull(error);
        var verdict = key.Compare(Tensors.Parse(claim).Value.ShouldNotBeNull().Last);
        ((verdict as EquivalenceVerdict.Different)?.Mistake?.Kind == mistake).ShouldBeTrue(verdict.ToString());
        (verdict is EquivalenceVerdict.Equal).ShouldBe(mistake is null);
    }

    [Fact]
    public void Shows_a_point_that_can_be_checked_by_hand()
    {
        var different = Compare(Numbers, "x^2 + w", "x^2 * w").ShouldBeOfType<EquivalenceVerdict.Different>();
        var example = different.Example.ShouldNotBeNull();
        example.At.Select(s => s.Symbol).ShouldBe(["x", "w"], ignoreOrder: true);
        example.At.ShouldAllBe(s => s.Value.Length <= 5);
        different.Why.ShouldStartWith("At x = ");
    }

    [Theory]
    [InlineData("q + 1", "'q' does not occur")]
    [InlineData("asinh(x)", "'asinh' does not occur")]
    [InlineData("x_i + 1", "'x_i' does not occur")]
    public void Leaves_strangers_to_a_marker(string formula, string says) =>
        Compare(Numbers, "x + 1", formula).ShouldBeOfType<EquivalenceVerdict.Undecided>().Why.ShouldContain(says);

    [Theory]
    [InlineData("x^(10^10^10)", "x")]
    [InlineData("1e300 * 1e300 * x", "x")]
    [InlineData("((x + 1e16) - 1e16)", "x")]
    [InlineData("exp(exp(exp(x*1000)))", "x")]
    public void Never_claims_equality_of_what_overflows(string formula, string key) => Compare(Numbers, key, formula).ShouldNotBeOfType<EquivalenceVerdict.Equal>();

    [Fact]
    public void Is_reflexive_and_symmetric()
    {
        var random = new DeterministicRandom(5);
        string[] atoms = ["x", "w", "z", "eta", "p", "2", "0.5"];
        string Formula(int depth) => depth == 0 ? atoms[random.NextInt(atoms.Length)] : random.NextInt(7) switch
        {
            0 => $"({Formula(depth - 1)} + {Formula(depth - 1)})",
            1 => $"({Formula(depth - 1)} - {Formula(depth - 1)})",
            2 => $"({Formula(depth - 1)} * {Formula(depth - 1)})",
            3 => $"({Formula(depth - 1)} / {Formula(depth - 1)})",
            4 => $"sigma({Formula(depth - 1)})",
            5 => $"tanh({Formula(depth - 1)})",
            _ => $"({Formula(depth - 1)})^2",
        };
        for (var i = 0; i < 150; i++)
        {
            var (a, b) = (Formula(i % 4), Formula(i % 4));
            Numbers.Parse(a).Value.ShouldNotBeNull();
            if (Key(Numbers, a, out _) is not { } keyA || Key(Numbers, b, out _) is not { } keyB)
            {
                continue;
            }
            keyA.Compare(keyA.Key).ShouldNotBeOfType<EquivalenceVerdict.Different>(a);
            (keyA.Compare(keyB.Key) is EquivalenceVerdict.Equal).ShouldBe(keyB.Compare(keyA.Key) is EquivalenceVerdict.Equal, $"{a} and {b}");
        }
    }

    [Theory]
    [InlineData("x", "x + q", "'q' is not declared")]
    [InlineData("x", "ln(-abs(x))", "points")]
    [InlineData("x y", "1", "no name of a symbol")]
    public void Tells_authors_what_cannot_work(string variable, string key, string says)
    {
        var context = FormulaContext.Create(new Dictionary<string, Domain> { [variable] = Domain.AnyReal }, [], [], new Dictionary<string, string>(), DecimalMark.Point, out var errors);
        if (context is not null)
        {
            Key(context, key, out var error).ShouldBeNull();
            errors = [error.ShouldNotBeNull()];
        }
        errors.ShouldContain(e => e.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_definitions_that_go_in_a_circle()
    {
        FormulaContext.Create(new Dictionary<string, Domain>(), ["a = b + 1", "b = a"], [], new Dictionary<string, string>(), DecimalMark.Point, out var errors).ShouldBeNull();
        errors.ShouldHaveSingleItem().ShouldContain("circle");
    }

    /// <summary>Shapes that do not go together are the answer's fault, in numbers and where something is differentiated.</summary>
    [Theory]
    [InlineData("{0} > {1} > {2}")]
    [InlineData("({0} > {1}) and ({2} > 0)")]
    [InlineData("not ({0} = {1}) or {2}")]
    [InlineData("max({0}, {1}, {2})")]
    [InlineData("cases({0}, {1} > 0, {2})")]
    [InlineData("root({0}, {1})")]
    [InlineData("logb({0}, {1})")]
    [InlineData("norm({0}, {1})")]
    [InlineData("psi({0}, {1})")]
    [InlineData("{0}^{1} + {2}")]
    public void Any_shapes_have_a_verdict(string formula)
    {
        var context = Context(new() { ["P"] = Matrix("2", "3"), ["Q"] = Matrix("3", "2"), ["r"] = Matrix("1", "3"), ["c"] = Matrix("3"), ["t"] = Matrix("2"), ["x"] = Domain.AnyReal }, functions: ["psi"]);
        var key = Key(context, "x", out var error).ShouldNotBeNull(error);
        string[] names = ["P", "Q", "r", "c", "t", "x"];
        foreach (var text in from a in names from b in names from c in names select string.Format(System.Globalization.CultureInfo.InvariantCulture, formula, a, b, c))
        {
            key.Compare(Read(context, $"sum({text}) + 1")).ShouldNotBeOfType<EquivalenceVerdict.Equal>(text);
            key.Compare(Read(context, $"d(sum({text} + x))/dx")).ShouldNotBeOfType<EquivalenceVerdict.Equal>(text);
        }
    }

    private static Domain Matrix(params ReadOnlySpan<string> shape) => new Domain.Array(ValueList.Create(shape), Domain.AnyReal);

    private static FormulaContext Context(Dictionary<string, Domain> variables, IReadOnlyList<string>? definitions = null, IReadOnlyList<string>? functions = null) =>
        FormulaContext.Create(variables, definitions ?? [], functions ?? [], new Dictionary<string, string>(), DecimalMark.Either, out var errors).ShouldNotBeNull(string.Join("; ", errors));

    private static FormulaKey? Key(FormulaContext context, string text, out string? error) => FormulaKey.Create(context, context.Parse(text).Value.ShouldNotBeNull(text).Last, out error);

    private static Expression Read(FormulaContext context, string text) => context.Parse(text).Value.ShouldNotBeNull(text).Last;

    private static EquivalenceVerdict Compare(FormulaContext context, string key, string formula)
    {
        var prepared = Key(context, key, out var error).ShouldNotBeNull(error);
        var parsed = context.Parse(formula);
        var statement = parsed.Value.ShouldNotBeNull(parsed.Problem?.ToString());
        return prepared.Compare(statement.Last, parsed.OtherReading?.Last);
    }
}
