using Autograder.Reports.Classes;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Classes;

public sealed class ClassStatisticsTests
{
    [Fact]
    public void An_item_that_rises_with_the_others_discriminates_and_one_that_falls_does_the_opposite()
    {
        List<Grade> grades = [.. Enumerable.Range(0, 6).Select(i => Of(i, i, 5 - i))];
        IReadOnlyList<ItemStatistics> opposite = ClassStatistics.Items(grades);
        opposite.Select(i => i.Discrimination).ShouldBe([-1m, -1m]);
        opposite[0].Mean.ShouldBe(new Marks(2.5m));
        opposite[0].Median.ShouldBe(new Marks(2.5m));
        ClassStatistics.Items([.. Enumerable.Range(0, 6).Select(i => Of(i, i, i))]).ShouldAllBe(i => i.Discrimination == 1m);
    }

    [Fact]
    public void Too_few_or_equal_marks_say_nothing_about_discrimination()
    {
        ClassStatistics.Items([Of(1, 1, 1), Of(2, 2, 2)]).ShouldAllBe(i => i.Discrimination == null);
        ClassStatistics.Items([.. Enumerable.Range(0, 9).Select(_ => Of(3, 3, 3))]).ShouldAllBe(i => i.Discrimination == null);
    }

    [Fact]
    public void Full_marks_and_a_bonus_are_in_the_last_bin()
    {
        var bins = ClassStatistics.Histogram([Of(10, 5, 5), Of(12, 6, 6), Of(0, 0, 0), Of(9.5m, 5, 4.5m)]);
        bins.Count.ShouldBe(10);
        bins[^1].Count.ShouldBe(3);
        bins[0].Count.ShouldBe(1);
    }

    [Fact]
    public void Nothing_graded_has_no_numbers()
    {
        ClassStatistics.Totals([]).ShouldBeNull();
        ClassStatistics.Histogram([]).ShouldBeEmpty();
        ClassStatistics.Items([]).ShouldBeEmpty();
    }

    private static Grade Of(decimal total, decimal first, decimal second) => SampleGrades.Final("a", 1m, "A") with
    {
        Total = new Marks(total), Raw = new Marks(first + second), Maximum = new Marks(10),
        Items = [Item("a", first), Item("b", second)],
    };

    private static ItemGrade Item(string id, decimal awarded) => SampleItems.All[0] with { Id = id, State = ItemState.Graded, Awarded = new Marks(awarded), Maximum = new Marks(5) };
}
