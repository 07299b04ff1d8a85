using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

public sealed class ParsingTests
{
    [Theory]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("0,25", "0.25")]
    [InlineData("25 %", "25%")]
    [InlineData("√2", "sqrt(2)")]
    [InlineData("ln 2", "ln(2)")]
    [InlineData("ln2 + sin2x", "ln(2) + sin(2*x)")]
    [InlineData("d/2 + d*3", "d/2 + d*3")]
    [InlineData("2*3*64", "2*3*64")]
    [InlineData("2x_1 − 3·x₂²", "2*x_1 - 3*x_2^2")]
    [InlineData("-a*b", "-a*b")]
    [InlineData("a/-b*c", "a/(-b)*c")]
    [InlineData("2^3^2", "2^(3^2)")]
    [InlineData("e^-x", "e^(-x)")]
    [InlineData("|x - |y||", "abs(x - abs(y))")]
    [InlineData("2|x||y|", "2*abs(x)*abs(y)")]
    [InlineData("||w||^2", "norm(w)^2")]
    [InlineData("‖w‖_1", "norm(w, 1)")]
    [InlineData(@"\left\lVert W \right\rVert_F^2", "norm(W, 2)^2")]
    [InlineData("log_2(8)", "log2(8)")]
    [InlineData("log_b 8", "logb(b, 8)")]
    [InlineData("sin^2(x)", "sin(x)^2")]
    [InlineData("σ'(z)", "sigmoid'(z)")]
    [InlineData(@"\sigma^{\prime}(z)", "sigmoid'(z)")]
    [InlineData("y ln p (1-p)", "y*ln(p)*(1 - p)")]
    [InlineData("-y ln p - (1-y) ln(1-p)", "-y*ln(p) - (1 - y)*ln(1 - p)")]
    [InlineData("max(0, z)", "max(0, z)")]
    [InlineData("1(y>0) x", "indicator(y > 0)*x")]
    [InlineData(@"\mathbb{1}_{y>0}", "indicator(y > 0)")]
    [InlineData("1[y = 1]", "indicator(y == 1)")]
    [InlineData("4 <= x1 ≤ 7 and not x2 = 3 or y != 2", "4 <= x_1 <= 7 and not x_2 == 3 or y != 2")]
    [InlineData("[[1,2],[3,4]]", "[[1, 2], [3, 4]]")]
    [InlineData("[1, 2; 3, 4]", "[[1, 2], [3, 4]]")]
    [InlineData("(3, 32, 32)", "[3, 32, 32]")]
    [InlineData(@"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}^T", "[[1, 2], [3, 4]]^T")]
    [InlineData("X' W ⊙ A.T", "X^T*W ⊙ A^T")]
    [InlineData("ŷ_i + y\u0302_1", "yhat_i + yhat_1")]
    [InlineData(@"\hat{y}_{i} - \bar{x}", "yhat_i - xbar")]
    [InlineData("h_{t-1}", "h_{t - 1}")]
    [InlineData("W^{(2)}_{1,1} + w_{11}^{[1]}", "W^{(2)}_{1, 1} + w^{(1)}_11")]
    [InlineData(@"\theta_1 + θ2 + 𝑥", "theta_1 + theta_2 + x")]
    [InlineData("∑_{i=1}^n x_i y_i + 3", "sum(i=1..n, x_i*y_i) + 3")]
    [InlineData(@"\frac{1}{n}\sum_{i=1}^{n} (y_i - \hat{y}_i)^2", "1/n*sum(i=1..n, (y_i - yhat_i)^2)")]
    [InlineData("sum(i=1..3, w_i)", "sum(i=1..3, w_i)")]
    [InlineData(@"\sum_i y_i \ln p_i", "sum(i, y_i*ln(p_i))")]
    [InlineData("dL/dp * dp/dz", "∂L/∂p*∂p/∂z")]
    [InlineData("dL/dw_1", "∂L/∂w_1")]
    [InlineData(@"\frac{\partial L}{\partial w_{1,1}}", "∂L/∂w_{1, 1}")]
    [InlineData(@"\frac{\partial H(x)}{\partial x}", "∂H/∂x")]
    [InlineData(@"\frac{\partial^2 L}{\partial w^2}", "∂(∂L/∂w)/∂w")]
    [InlineData(@"\frac{d}{dx} (x^2)", "∂(x^2)/∂x")]
    [InlineData(@"\frac{\partial (2w_1 - w_2)}{\partial w_1}", "∂(2*w_1 - w_2)/∂w_1")]
    [InlineData("dh_2^{[1]}/dh_1^{[1]}", "∂h^{(1)}_2/∂h^{(1)}_1")]
    [InlineData("∇_θ L", "∂L/∂theta")]
    [InlineData(@"\nabla L(\theta_k)", "nablaL")]
    [InlineData(@"\frac12 x", "1/2*x")]
    [InlineData(@"\sqrt[3]{x} + \dfrac{a}{b}", "root(x, 3) + a/b")]
    [InlineData(@"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", "cases(1, x > 0, 0)")]
    [InlineData(@"\mathrm{ReLU}(z)", "relu(z)")]
    [InlineData(@"$\left( a + b \right) \cdot c$", "(a + b)*c")]
    [InlineData("½ x", "1/2*x")]
    [InlineData("G .* (1 - A)", "G ⊙ (1 - A)")]
    [InlineData("∞", "∞")]
    public void Reads_what_people_type(string text, string meaning) => Read(text).ShouldBe(meaning);

    [Fact]
    public void Reads_chains_of_equations()
    {
        var statement = ExpressionParser.ParseStatement("= (p-y)/(p(1-p)) * p(1-p) = p - y.").Value.ShouldNotBeNull();
        statement.Continues.ShouldBeTrue();
        statement.Sides.Count.ShouldBe(2);
        ExpressionParser.ParseStatement(@"L(w, b) &= (w - b)^2").Value.ShouldNotBeNull().Sides[0].ShouldBe(new Expression.Symbol("L"));
    }

    [Theory]
    [InlineData("wx + b", "w*x + b")]
    [InlineData("x1x2", "x_1*x_2")]
    [InlineData("2xw_11", "2*x*w_{1, 1}")]
    [InlineData("w11 + w_{11} + w_1_1", "w_{1, 1} + w_{1, 1} + w_{1, 1}")]
    [InlineData("thetak", "theta")]
    [InlineData("lnx", "ln(x)")]
    [InlineData("W^1 + W^(1)", "W^{(1)} + W^{(1)}")]
    [InlineData("sigma(x)", "sigma*x")]
    [InlineData("phi(x)", "phi(x)")]
    [InlineData("p(1-p)", "p*(1 - p)")]
    [InlineData("wx^2", "w*x^2")]
    public void Tells_names_apart_by_what_is_declared(string text, string meaning)
    {
        var vocabulary = Vocabulary.Of(["w", "x", "b", "x_1", "x_2", "w_{1,1}", "theta", "W^{(1)}", "sigma", "p"], new Dictionary<string, string> { ["thetak"] = "theta" }, ["phi"]);
        Read(text, ParseOptions.Default with { Vocabulary = vocabulary }).ShouldBe(meaning);
    }

    [Theory]
    [InlineData("1/2x", "1/2*x", "1/(2*x)")]
    [InlineData("1/(2n)", "1/(2*n)", null)]
    [InlineData("a/b c", "a/b*c", "a/(b*c)")]
    public void Offers_the_other_reading_where_people_differ(string text, string reading, string? other)
    {
        var parsed = ExpressionParser.ParseExpression(text);
        PlainPrinter.Print(parsed.Value.ShouldNotBeNull()).ShouldBe(reading);
        (parsed.OtherReading is { } found ? PlainPrinter.Print(found) : null).ShouldBe(other);
    }

    [Theory]
    [InlineData("", 1, "stops")]
    [InlineData("2 +", 4, "stops")]
    [InlineData("(a + b", 7, "character 1")]
    [InlineData("a + b)", 6, "was not opened")]
    [InlineData("1 000", 3, "two numbers")]
    [InlineData("1,000", 2, "thousands")]
    [InlineData("1,000,000", 2, "thousands")]
    [InlineData("1e400", 1, "too large")]
    [InlineData("1e-99999999999", 1, "too small")]
    [InlineData("x а", 3, "Cyrillic")]
    [InlineData("Α", 1, "Greek letter")]
    [InlineData("a \u202E b", 3, "invisible")]
    [InlineData(@"\def\x{1}", 1, "macros")]
    [InlineData(@"\newcommand{\x}{1}", 1, "macros")]
    [InlineData(@"\foo{x}", 1, @"\foo is not known")]
    [InlineData("2 $ 3", 3, "'$'")]
    [InlineData("max()", 6, "max takes")]
    [InlineData("relu x", 6, "brackets")]
    [InlineData("tanh^-1(x)", 11, "two things")]
    [InlineData(@"\begin{tikzpicture}", 1, "tikzpicture")]
    [InlineData("a b \\\\ c", 5, "one per line")]
    [InlineData("∑ ^n x", 7, "which index")]
    [InlineData("a = b", 3, "not an equation")]
    [InlineData("__import__('os')", 1, "missing")]
    [InlineData("x_.3", 3, "subscript")]
    [InlineData("x99999999999^2", 13, "too long for an index")]
    [InlineData("w_99999999", 11, "too long for an index")]
    public void Says_what_it_cannot_read_and_where(string text, int position, string words)
    {
        var problem = ExpressionParser.ParseExpression(text).Problem.ShouldNotBeNull();
        problem.Message.ShouldContain(words);
        problem.Position.ShouldBe(position);
    }

    [Fact]
    public void Refuses_half_a_character() => ExpressionParser.ParseExpression("x + \uD835").Problem.ShouldBe(new ParseProblem(5, "half of a character pair stands alone here; the text was damaged when it was saved"));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{", "}")]
    [InlineData("-", "")]
    [InlineData("2^", "")]
    [InlineData(@"\frac{1}{", "}")]
    [InlineData("|", "|")]
    [InlineData("√", "")]
    public void Refuses_bombs_at_once(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 10_000)) + "x" + string.Concat(Enumerable.Repeat(close, 10_000));
        ExpressionParser.ParseStatement(text).Problem.ShouldNotBeNull();
        var small = string.Concat(Enumerable.Repeat(open, 190)) + "x" + string.Concat(Enumerable.Repeat(close, 190));
        ExpressionParser.ParseStatement(small).Problem.ShouldNotBeNull().Message.ShouldContain("deep");
    }

    [Theory]
    [InlineData(DecimalMark.Comma, "[0,5, 1,5]", "[0.5, 1.5]")]
    [InlineData(DecimalMark.Either, "[0,5]", "[0, 5]")]
    [InlineData(DecimalMark.Comma, "1,250", "1.25")]
    public void Reads_commas_as_the_course_writes_them(DecimalMark mark, string text, string meaning) =>
        Read(text, ParseOptions.Default with { Decimal = mark }).ShouldBe(meaning);

    private static string Read(string text, ParseOptions? options = null)
    {
        var parsed = ExpressionParser.ParseExpression(text, options);
        if (!parsed.Understood)
        {
            parsed = ExpressionParser.ParseCondition(text, options);
        }
        return parsed.Understood ? PlainPrinter.Print(parsed.Value) : parsed.Problem.ToString();
    }
}
