using Autograder.Reference.Expressions;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.Expressions;

public sealed class TypedConstantTests
{
    [Theory]
    [InlineData("1/3", 1.0 / 3, "1/3")]
    [InlineData("1.5e-3", 0.0015, "3/2000")]
    [InlineData("0,25", 0.25, "1/4")]
    [InlineData("−0,2", -0.2, "-1/5")]
    [InlineData("25 %", 0.25, "1/4")]
    [InlineData("2*3*64", 384, "384")]
    [InlineData("48+144 = 192", 192, "192")]
    [InlineData("√2", 1.4142135623730951, null)]
    [InlineData("ln 2", 0.69314718055994529, null)]
    [InlineData("log_2 8", 3, null)]
    [InlineData("e^-1", 0.36787944117144233, null)]
    [InlineData("(28 - 5 + 2*2)/1 + 1", 28, "28")]
    [InlineData("2^10", 1024, "1024")]
    [InlineData(@"\frac{3}{4}", 0.75, "3/4")]
    [InlineData("5!", 120, null)]
    [InlineData("∑_{i=1}^4 i", 10, null)]
    [InlineData("2^1000", 1.0715086071862673e301, "10715086071862673209484250490600018105614048117055336074437503883703510511249361224931983788156958581275946729175531468251871452856923140435984577574698574803934567774824230985421074605062371141877954182153046474983581941267398767559165543946077062914571196477686542167660429831652624386837205668069376")]
    public void Reads_numbers_as_people_write_them(string text, double value, string? exact)
    {
        var read = TypedConstant.ReadNumber(text);
        read.Understood.ShouldBeTrue(read.Problem?.ToString());
        read.Value.ShouldNotBeNull().Value.ShouldBe(value, Math.Abs(value) * 1e-15);
        read.Value.Exact?.ToString().ShouldBe(exact);
    }

    [Fact]
    public void Reads_an_infinity_only_where_one_is_typed() => double.IsNegativeInfinity(TypedConstant.ReadNumber("-∞").Value.ShouldNotBeNull().Value).ShouldBeTrue();

    [Theory]
    [InlineData("about 0.4", "about")]
    [InlineData("3 marks", "marks")]
    [InlineData("NaN", "NaN")]
    [InlineData("1e400", "too large")]
    [InlineData("10^10^10", "too large")]
    [InlineData("9^9^9^9^9", "too large")]
    [InlineData("99999999999!", "whole number")]
    [InlineData("1/0", "divides by zero")]
    [InlineData("0 or 1", "one number")]
    [InlineData("0.75 or 0.5 or 1", "one number")]
    [InlineData("not 0", "one number")]
    [InlineData("2 > 1", "one number")]
    [InlineData("0/0", "no value")]
    [InlineData("ln(-1)", "no value")]
    [InlineData("1,000,000", "thousands")]
    [InlineData("[1, 2]", "matrix")]
    [InlineData("∑_{i=1}^{1000000} ∑_{j=1}^{1000000} i", "too many steps")]
    [InlineData("__import__('os').system('id')", "missing")]
    public void Says_why_something_is_no_number(string text, string words) =>
        TypedConstant.ReadNumber(text).Problem.ShouldNotBeNull().Message.ShouldContain(words);

    /// <summary>A matrix of forty thousand entries, sixteen times with itself: few signs, many seconds.</summary>
    [Theory]
    [InlineData("sum(({0}^T*{0})^16)")]
    [InlineData("det(diag({0}^T))")]
    public void Large_matrices_are_as_many_steps_as_they_take(string formula) =>
        TypedConstant.ReadNumber(string.Format(System.Globalization.CultureInfo.InvariantCulture, formula, $"[[{string.Join(',', Enumerable.Repeat('1', 400))}]]"))
            .Problem.ShouldNotBeNull().Message.ShouldContain("too many steps");

    [Theory]
    [InlineData("[1, 1/2, 0.25]", "(3,)")]
    [InlineData("(64, 32, 32)", "(3,)")]
    [InlineData("[[1, 2], [3, 4]]", "(2, 2)")]
    [InlineData(@"\begin{bmatrix} 1 & 2 & 3 \\ 4 & 5 & 6 \end{bmatrix}", "(2, 3)")]
    [InlineData("2*[1, 2; 3, 4]", "(2, 2)")]
    [InlineData("7", "(1,)")]
    public void Reads_vectors_and_matrices(string text, string shape)
    {
        var read = TypedConstant.ReadArray(text);
        read.Value.ShouldNotBeNull(read.Problem?.ToString()).Values.ShapeText.ShouldBe(shape);
    }

    [Theory]
    [InlineData("[[1, 2], [3]]", "different lengths")]
    [InlineData("[1, 1/0]", "divides by zero")]
    [InlineData("[1 2]", "two numbers")]
    [InlineData("[1, 0 or 1]", "one number")]
    [InlineData("[a, 1]", "not a number")]
    [InlineData("[[[1, 2]]]", "matrix")]
    public void Says_why_something_is_no_matrix(string text, string words) =>
        TypedConstant.ReadArray(text).Problem.ShouldNotBeNull().Message.ShouldContain(words);
}
