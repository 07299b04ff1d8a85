using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Scoring;

public sealed class MarkersLinesTests
{
    [Fact]
    public void Each_line_is_a_criterion_with_its_reason()
    {
        var grade = MarkersLines.Apply(Item(3), [Line("sign error", -0.5m, "See step 2."), Line("elegant", 0.25m, "", minute: 1)]);
        grade.Awarded.ShouldBe(new Marks(2.75m));
        grade.Criteria.Select(c => (c.Text, c.Awarded.Value, c.Reason)).ShouldBe(
            [("Asked", 3m, "As asked."), ("sign error", -0.5m, "See step 2."), ("elegant", 0.25m, "Decided by a marker.")]);
    }

    [Theory]
    [InlineData(1, -2, 0, "Less than nothing is never given, so 1 of it is not taken off.")]
    [InlineData(4, 2, 5, "At most 5 can be earned here, so 1 of it does not count.")]
    public void Marks_stay_within_the_item_and_the_reason_says_so(int earned, int marks, int result, string words)
    {
        var grade = MarkersLines.Apply(Item(earned), [Line("line", marks, "Why.")]);
        grade.Awarded.ShouldBe(new Marks(result));
        grade.Criteria[^1].Reason.ShouldBe("Why. " + words);
    }

    [Fact]
    public void A_line_settles_nothing()
    {
        var waiting = Item(0) with { State = ItemState.WaitsForMarker };
        MarkersLines.Apply(waiting, [Line("line", 4, "")]).State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void A_line_for_an_item_that_is_gone_is_flagged() =>
        MarkersLines.Flags([Item(1)], [Line("line", 1, "") with { Item = "old" }, Line("line", 1, "")]).ShouldHaveSingleItem().ShouldContain("old: M's line “line”");

    [Fact]
    public void Order_never_matters_and_marks_stay_within_bounds()
    {
        var lines = Gen.Choose(-20, 20).Two().Select(p => Line(p.Item1 % 3 == 0 ? "a" : "b", p.Item1 / 4m, "", p.Item2 % 2)).ListOf();
        Prop.ForAll(lines.ToArbitrary(), given =>
        {
            var grade = MarkersLines.Apply(Item(2), given);
            var turned = MarkersLines.Apply(Item(2), [.. Enumerable.Reverse(given)]);
            return turned.Awarded == grade.Awarded && turned.Criteria.SequenceEqual(grade.Criteria)
                && grade.Awarded >= Marks.Zero && grade.Awarded <= new Marks(5) && grade.Criteria.Count == 1 + given.Count;
        }).QuickCheckThrowOnFailure();
    }

    private static MarkerLine Line(string text, decimal marks, string comment, int minute = 0) =>
        new("q", $"{text}{marks}", text, new Marks(marks), "M", DateTimeOffset.UnixEpoch.AddMinutes(minute), comment);

    private static ItemGrade Item(decimal awarded) => new()
    {
        Id = "q",
        Title = "Question",
        Asked = "Why?",
        Kind = "prose",
        State = ItemState.Graded,
        Awarded = new Marks(awarded),
        Maximum = new Marks(4),
        Bonus = new Marks(1),
        Criteria = [new CriterionGrade("Asked", Verdict.Met, new Marks(awarded), new Marks(4), "As asked.")],
        Found = "",
    };
}
