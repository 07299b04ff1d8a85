using Autograder.Fuzz.Engine;
using Shouldly;

namespace Autograder.Fuzz.Tests;

internal static class FindingAssertions
{
    public static void ShouldSatisfy(this Finding? finding, Func<Finding?, bool> holds, string input) => holds(finding).ShouldBeTrue($"{input}: {finding?.Kind}\n{finding?.Words}");
}
