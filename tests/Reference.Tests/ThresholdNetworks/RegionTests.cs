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
    [InlineData("x1 +", "at character 5 a number or one of x1, x2 is needed, not the end")]
    [InlineData("x1 + 2", "at character 7 a comparison with <, <=, > or >= is needed, not the end")]
    [InlineData("x1 < 2 y", "at character 8 and, or, or the end is needed, not \"y\"")]
    public void What_cannot_be_read_is_named_with_its_place(string text, string expected)
    {
        Region.Parse(text, ["x1", "x2"], out var problem).ShouldBeNull();
        problem.ShouldBe(expected);
    }
}
