using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class ComparisonReader
{
    private static readonly Dictionary<string, ComparisonTest> Tests = new()
    {
        ["ran"] = ComparisonTest.Ran,
        ["only-named-differs"] = ComparisonTest.OnlyNamedDiffers,
        ["has-effect"] = ComparisonTest.HasEffect,
        ["smaller-weights"] = ComparisonTest.SmallerWeights,
        ["follows-schedule"] = ComparisonTest.FollowsSchedule,
        ["learns"] = ComparisonTest.Learns,
    };

    public static ItemCheck Read(YamlCursor at, Marks marks)
    {
        var criteria = at.Require("criteria")?.Elements().Select(ReadCriterion).ToList() ?? [];
        var sum = criteria.Aggregate(Marks.Zero, (s, c) => s + c.Marks);
        if (sum != marks)
        {
            at.Problem($"the criteria add up to {sum}, the item has {marks} marks");
        }

        return new ItemCheck.Comparison { Run = at.RequireText("run"), Criteria = criteria };
    }

    private static ComparisonCriterion ReadCriterion(YamlCursor at)
    {
        var criterion = new ComparisonCriterion(
            at.RequireText("text"),
            at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero,
            at.Require("test")?.OneOf(Tests) ?? default,
            at.FindText("arm"));
        if (criterion.Test is ComparisonTest.SmallerWeights or ComparisonTest.FollowsSchedule && criterion.Arm is null)
        {
            at.Problem("this test needs 'arm': the arm it holds for");
        }

        at.NothingElse();
        return criterion;
    }
}
