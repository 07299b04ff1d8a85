using Autograder.Fuzz.Engine;
using Shouldly;
using Xunit;

namespace Autograder.Fuzz.Tests;

public sealed class CoverageTests
{
    [Fact]
    public void A_way_is_new_once_and_again_where_it_is_taken_much_more_often()
    {
        var coverage = new Coverage();
        var map = new byte[Trace.Size];
        (map[3], map[70_000]) = (1, 1);
        coverage.Learn(map).ShouldBeTrue();
        coverage.Learn(map).ShouldBeFalse();
        coverage.Ways.ShouldBe(2);
        map[3] = 200;
        coverage.Learn(map).ShouldBeTrue();
        coverage.Ways.ShouldBe(2);
        Coverage.WaysOf(map).ShouldBe([3, 70_000]);
    }
}
