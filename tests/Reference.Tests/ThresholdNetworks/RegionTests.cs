using Autograder.Reference.ThresholdNetworks;
using Shouldly;
using Xunit;

namespace Autograder.Reference.Tests.ThresholdNetworks;

public class RegionTests
{
    [Theory]
    [InlineData("4 <= x1 <= 7 and 2 <= x2 and x2 <= 6", 5, 3, RegionPlace.Inside)]
    [InlineData("4 <= x1 <= 7 and 2 <= x2 and x2 <= 6", 5, 7, RegionPlace.Outside)]
    [InlineData("4 <= x1 <= 7 and 2 <= x2 and x2 <= 6", 4, 3, RegionPlace.Boundary)]
    [InlineData("4 <= x1 <= 7 and 2 <= x2 and x2 <= 6", 4, 9, RegionPlace.Outside)]
    [InlineData("not (x1 + 2*x2 < 3) or x1 > 10", 1, 2, RegionPlace.Inside)]
    [InlineData("(x1 - x2) > 0 and x1 < 3 or x2 > 8", 2, 9, RegionPlace.Inside)]
    [InlineData("x1/2 ≥ x2", 1, 3, RegionPlace.Outside)]
    [InlineData("x1^2 + x2^2 <= 25", 3, 4, RegionPlace.Boundary)]
    public void Places_points(string text, double x1, double x2, RegionPlace expected)
    {
        var region = Region.Parse(text, ["x1", "x2"], out var problem);

        problem.ShouldBe("");
        region.ShouldNotBeNull().PlaceOf([x1, x2], ignoreBoundary: true).ShouldBe(expected);
    }

    [Fact]
    public void On_the_line_a_comparison_is_meant_literally_where_boundaries_count()
    {
        Region.Parse("x >= 4", ["x"], out _).ShouldNotBeNull().PlaceOf([4], ignoreBoundary: false).ShouldBe(RegionPlace.Inside);
        Region.Parse("x > 4", ["x"], out _).ShouldNotBeNull().PlaceOf([4], ignoreBoundary: false).ShouldBe(RegionPlace.Outside);
    }

    [Theory]
    [InlineData("x1 +", "not understood")]
    [InlineData("x1 + 2", "a comparison with <, <=, > or >= is needed")]
    [InlineData("x1 < 2 y", "'y'")]
    [InlineData("x1 < 2 and x3 > 1", "none of the inputs x1, x2")]
    public void What_cannot_be_read_is_named(string text, string expected)
    {
        Region.Parse(text, ["x1", "x2"], out var problem).ShouldBeNull();
        problem.ShouldContain(expected);
    }
}
