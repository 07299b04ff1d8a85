using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Marking;

public sealed class MarkerTests
{
    [Fact]
    public void Adds_parts() => Total(new MarkingRules(), 3, [(1.5m, 1.5m), (1m, 1.5m)]).ShouldBe(2.5m);

    [Fact]
    public void Caps_at_the_items_marks() => Total(new MarkingRules { Cap = true }, 2, [(0.5m, 0.5m), (0.5m, 0.5m), (1m, 1m), (1m, 1m)]).ShouldBe(2m);

    [Fact]
    public void Counts_the_best_two_of_three() => Total(new MarkingRules { Best = 2 }, 2, [(0.5m, 1m), (1m, 1m), (0.75m, 1m)]).ShouldBe(1.75m);

    [Theory]
    [InlineData(true, true, true, 2)]
    [InlineData(true, true, false, 1)]
    [InlineData(true, false, true, 0.5)]
    [InlineData(false, true, true, 0)]
    public void Counts_parts_only_after_right_ones_when_cumulative(bool first, bool second, bool third, double total) =>
        Total(new MarkingRules { Cumulative = true }, 2, [(first ? 0.5m : 0, 0.5m), (second ? 0.5m : 0, 0.5m), (third ? 1 : 0, 1m)]).ShouldBe((decimal)total);

    [Fact]
    public void Takes_the_better_of_two_ways_without_mixing() =>
        Total(new MarkingRules { Either = [["a"], ["b", "c"]] }, 2, [(1m, 2m), (1m, 1m), (0.5m, 1m)]).ShouldBe(1.5m);

    [Theory]
    [InlineData(true, 1.5)]
    [InlineData(false, 0)]
    public void Earns_nothing_unless_the_gate_is_right(bool right, double total) =>
        Total(new MarkingRules { Gate = ["4d.unit"] }, 2, [(1m, 1m), (0.5m, 1m)], name => name == "4d.unit" && right).ShouldBe((decimal)total);

    [Fact]
    public void Takes_deductions_off_but_never_below_nothing()
    {
        var rules = new MarkingRules { Deductions = [new Deduction("No tuple", new Marks(-0.5m), "a"), new Deduction("Three dimensions", new Marks(-1m), "b")] };
        Total(rules, 2, [(1m, 1m), (0m, 1m)]).ShouldBe(0m);
        Total(rules, 2, [(0m, 1m), (1m, 1m)]).ShouldBe(0.5m);
    }

    [Fact]
    public void Asks_for_everything_when_all_or_nothing()
    {
        Total(new MarkingRules { AllOrNothing = true }, 3, [(1m, 1m), (1.5m, 2m)]).ShouldBe(0m);
        Total(new MarkingRules { AllOrNothing = true }, 3, [(1m, 1m), (2m, 2m)]).ShouldBe(3m);
    }

    [Fact]
    public void Gives_an_attempt_its_floor()
    {
        Marked(new MarkingRules(), 1, [Part("a", 0, 1) with { Floor = new Marks(0.25m) }]).ShouldBe(0.25m);
        Marked(new MarkingRules(), 1, [Part("a", 0, 1) with { Floor = new Marks(0.25m), Attempted = false }]).ShouldBe(0m);
        Total(new MarkingRules { Floors = [new GroupFloor(["a", "b"], new Marks(0.25m))] }, 1, [(0m, 0.5m), (0m, 0.5m)]).ShouldBe(0.25m);
    }

    [Fact]
    public void Drops_what_a_wrong_part_invalidates_and_what_needs_a_right_one()
    {
        Marked(new MarkingRules(), 2, [Part("a", 0, 1), Part("b", 1, 1) with { InvalidatedBy = "a" }]).ShouldBe(0m);
        Marked(new MarkingRules(), 2, [Part("a", 1, 1), Part("b", 1, 1) with { InvalidatedBy = "a" }]).ShouldBe(2m);
        Marked(new MarkingRules(), 2, [Part("a", 0.5m, 1), Part("b", 1, 1) with { OnlyIf = "a" }]).ShouldBe(0.5m);
    }

    [Fact]
    public void Forgets_what_other_rules_did_to_a_way_that_does_not_count() =>
        Marked(new MarkingRules { Either = [["a"], ["b", "c"]] }, 1, [Part("a", 0.5m, 1), Part("b", 0, 0.5m), Part("c", 0.5m, 0.5m) with { OnlyIf = "b" }]).ShouldBe(0.5m);

    [Fact]
    public void Keeps_marks_within_bounds_whatever_the_rules()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var parts = Enumerable.Range(0, random.Next(1, 6)).Select(p => Part(((char)('a' + p)).ToString(), 0, random.Next(0, 9) / 4m)).ToList();
            parts = parts.ConvertAll(p => p with { OnlyIf = random.Next(5) == 0 ? parts[0].Name : null, InvalidatedBy = random.Next(6) == 0 ? parts[^1].Name : null });
            parts = parts.ConvertAll(p => p with { Earned = new Marks(p.Maximum.Value * random.Next(0, 5) / 4m) }).ConvertAll(p => p with { Right = p.Earned >= p.Maximum, Attempted = random.Next(4) > 0 || p.Earned > Marks.Zero });
            var names = parts.ConvertAll(p => p.Name);
            var rules = new MarkingRules
            {
                AllOrNothing = random.Next(5) == 0,
                Best = random.Next(3) == 0 ? random.Next(1, 4) : null,
                Cap = random.Next(2) == 0,
                Cumulative = random.Next(4) == 0,
                Either = random.Next(3) == 0 ? [names.Take(1).ToList(), names.Skip(1).ToList()] : [],
                Gate = random.Next(4) == 0 ? [names[0]] : [],
                Deductions = random.Next(2) == 0 ? [new Deduction("d", new Marks(-random.Next(1, 9) / 4m), names[^1])] : [],
                Floor = new Marks(random.Next(2) / 4m),
            };
            var maximum = random.Next(1, 9) / 2m;
            Marked(rules, maximum, parts).ShouldBeInRange(0m, maximum);
        }
    }

    private static decimal Total(MarkingRules rules, decimal maximum, (decimal Earned, decimal Maximum)[] parts, Func<string, bool>? isRight = null) =>
        Marked(rules, maximum, [.. parts.Select((p, i) => Part(((char)('a' + i)).ToString(), p.Earned, p.Maximum))], isRight);

    private static decimal Marked(MarkingRules rules, decimal maximum, IReadOnlyList<PartMarks> parts, Func<string, bool>? isRight = null)
    {
        isRight ??= name => parts.Any(p => p.Name == name && p.Right);
        var marked = Marker.Apply(rules, new Marks(maximum), parts, isRight, Marks.Zero);
        return parts.Where(p => !marked.Excluded.ContainsKey(p)).Sum(p => p.Earned.Value) + marked.Adjustments.Sum(a => a.Marks.Value);
    }

    private static PartMarks Part(string name, decimal earned, decimal maximum) =>
        new() { Name = name, Title = name, Maximum = new Marks(maximum), Earned = new Marks(earned), Attempted = true, Right = earned >= maximum };
}
