using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests;

public sealed class RationalTests
{
    [Fact]
    public void Stays_in_lowest_terms_with_a_positive_denominator()
    {
        (new Rational(1, -3) + new Rational(1, 6)).ToString().ShouldBe("-1/6");
        (new Rational(2, 3) / new Rational(-4, 3)).ShouldBe(new Rational(-1, 2));
        new Rational(2, 3).Power(-2).ShouldBe(new Rational(9, 4));
        default(Rational).ShouldBe(Rational.Zero);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1e300)]
    [InlineData(3e-300)]
    [InlineData(12345.678)]
    [InlineData(0)]
    public void Comes_back_from_a_double_unchanged(double value) => Rational.FromDouble(value).ToDouble().ShouldBe(value);

    [Fact]
    public void Rounds_to_the_nearest_double()
    {
        new Rational(1, 3).ToDouble().ShouldBe(1.0 / 3);
        new Rational(-2, 7).ToDouble().ShouldBe(-2.0 / 7);
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("-3/6", "-1/2")]
    [InlineData("0.25", "1/4")]
    [InlineData("-1.5", "-3/2")]
    public void Reads_integers_fractions_and_decimals(string text, string value)
    {
        Rational.TryParse(text, out var read).ShouldBeTrue();
        read.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("1.")]
    [InlineData("x")]
    [InlineData("1/2/3")]
    public void Reads_nothing_else(string text) => Rational.TryParse(text, out _).ShouldBeFalse();
}
