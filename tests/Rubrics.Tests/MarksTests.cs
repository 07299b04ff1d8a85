using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests;

public sealed class MarksTests
{
    [Theory]
    [InlineData("2.005", "2.01")]
    [InlineData("2.004", "2")]
    [InlineData("-2.005", "-2.01")]
    [InlineData("7.50", "7.5")]
    public void Round_halves_away_from_zero_and_show_no_trailing_zeros(string value, string shown) =>
        new Marks(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString().ShouldBe(shown);
}
