using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

/// <summary>LaTeX as the MathLive field writes it while somebody types or uses its keyboard.</summary>
public sealed class MathLiveTests
{
    private static readonly ParseOptions Options = ParseOptions.Default with
    {
        Vocabulary = Vocabulary.Of(["x", "y", "z", "w_1", "w_2", "W", "X", "h_{t-1}", "theta", @"\hat{y}", "W^{(1)}", "L", "p", "lambda", "n", "i", "x_i"]),
    };

    [Theory]
    [InlineData(@"\frac12", "1/2")]
    [InlineData(@"\frac{x+1}{2y}", "(x+1)/(2y)")]
    [InlineData(@"\frac1{2x}", "1/(2x)")]
    [InlineData(@"\dfrac{1}{1+\exponentialE^{-x}}", "1/(1+e^(-x))")]
    [InlineData(@"\sqrt2", "sqrt(2)")]
    [InlineData(@"\sqrt{x^2+1}", "sqrt(x^2+1)")]
    [InlineData(@"\sqrt[3]{x}", "root(x,3)")]
    [InlineData(@"2\cdot x\times y", "2*x*y")]
    [InlineData(@"\left(x+1\right)^2", "(x+1)^2")]
    [InlineData(@"\mleft(x+1\mright)^2", "(x+1)^2")]
    [InlineData(@"\left\lbrack x+1,y\right\rbrack", "[x+1,y]")]
    [InlineData(@"\left\lparen x\right\rparen y", "x*y")]
    [InlineData(@"\left|x\right|", "abs(x)")]
    [InlineData(@"\left\vert x\right\vert", "abs(x)")]
    [InlineData(@"\left\lvert x\right\rvert", "abs(x)")]
    [InlineData(@"\vert x\vert", "abs(x)")]
    [InlineData(@"w_1x+w_2y", "w_1*x+w_2*y")]
    [InlineData(@"w_{1}\,x", "w_1*x")]
    [InlineData(@"h_{t-1}", "h_{t-1}")]
    [InlineData(@"\hat{y}-y", @"\hat{y}-y")]
    [InlineData(@"W^{\left(1\right)}x", "W^{(1)}*x")]
    [InlineData(@"X^{\top}w_1", "X^T*w_1")]
    [InlineData(@"X^\top", "X^T")]
    [InlineData(@"X^{\mathsf{T}}", "X^T")]
    [InlineData(@"X^{\mathrm{T}}", "X^T")]
    [InlineData(@"X^{T}", "X^T")]
    [InlineData(@"W\odot X", "W.*X")]
    [InlineData(@"\exp\left(-x\right)", "exp(-x)")]
    [InlineData(@"\ln x", "ln(x)")]
    [InlineData(@"\ln\left(1-p\right)", "ln(1-p)")]
    [InlineData(@"\log_2x", "log2(x)")]
    [InlineData(@"\log_{2}\left(x\right)", "log2(x)")]
    [InlineData(@"\tanh x", "tanh(x)")]
    [InlineData(@"\operatorname{ReLU}\left(x\right)", "relu(x)")]
    [InlineData(@"\mathrm{ReLU}\left(x\right)", "relu(x)")]
    [InlineData(@"\sigma\left(x\right)\left(1-\sigma\left(x\right)\right)", "sigma(x)*(1-sigma(x))")]
    [InlineData(@"\max\left(0,x\right)", "max(0,x)")]
    [InlineData(@"\sum_{i=1}^{n}x_{i}", "sum_{i=1}^{n} x_i")]
    [InlineData(@"\sum_{i=1}^nx_i", "sum_{i=1}^{n} x_i")]
    [InlineData(@"\frac{\partial L}{\partial x}", "∂L/∂x")]
    [InlineData(@"\frac{\differentialD L}{\differentialD x}", "dL/dx")]
    [InlineData(@"\frac{\mathrm{d}L}{\mathrm{d}x}", "dL/dx")]
    [InlineData(@"\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix}", "[[1,2],[3,4]]")]
    [InlineData(@"\begin{bmatrix}x\\ y\end{bmatrix}", "[[x],[y]]")]
    [InlineData(@"0{,}5x", "0.5*x")]
    [InlineData(@"0.5x", "0.5*x")]
    [InlineData(@"-\infty", "-∞")]
    [InlineData(@"\pi x", "pi*x")]
    [InlineData(@"\lambda\mathbf{x}", "lambda*x")]
    [InlineData(@"x^{\prime}", "x'")]
    [InlineData(@"y=x^2", "y = x^2")]
    [InlineData(@"x\:y\;z\quad", "x*y*z")]
    [InlineData(@"\displaystyle\frac{x}{y}", "x/y")]
    [InlineData(@"\text{softmax}\left(x\right)", "softmax(x)")]
    [InlineData(@"x\lt y", "x<y")]
    [InlineData(@"\mathit{x}+\boldsymbol{\theta}", "x+theta")]
    public void Reads_what_the_field_writes_as_what_is_meant(string latex, string plain)
    {
        var (read, meant) = (ExpressionParser.ParseStatement(latex, Options), ExpressionParser.ParseStatement(plain, Options));

        meant.Problem?.ToString().ShouldBeNull();
        read.Problem?.ToString().ShouldBeNull();
        read.Value.ShouldNotBeNull().Sides.Select(s => TexPrinter.Print(s)).ShouldBe(meant.Value.ShouldNotBeNull().Sides.Select(s => TexPrinter.Print(s)));
    }

    [Theory]
    [InlineData(@"\frac{1}{\placeholder{}}", "empty")]
    [InlineData(@"x+\placeholder{}", "empty")]
    [InlineData(@"\int_0^1x\,\differentialD x", "\\int")]
    [InlineData(@"\lim_{n\to\infty}x", "\\lim")]
    [InlineData(@"x\pm1", "\\pm")]
    [InlineData(@"\error{x}", "\\error")]
    [InlineData(@"\imaginaryI x", "\\imaginaryI")]
    [InlineData(@"\href{javascript:alert(1)}{x}", "macros")]
    public void Says_what_it_does_not_read(string latex, string part) => ExpressionParser.ParseStatement(latex, Options).Problem.ShouldNotBeNull().Message.ShouldContain(part);
}
