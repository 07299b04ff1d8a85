using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proving;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Notebooks;

/// <summary>Typed answers within an item about a notebook.</summary>
public sealed class TypedPartsTests : IDisposable
{
    private const string Parts = """
        parts:
          count: { kind: number, marks: 1, key: 42 }
          why: { kind: text, marks: 2, criteria: [ { text: Says why, marks: 2, facts: [[gradient]] } ] }
        """;

    private readonly NotebookKit _kit = new("- { text: It runs, marks: 1, check: ran }", marks: 4, Parts);

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Their_lines_follow_those_of_the_notebook_and_wait_where_a_person_decides()
    {
        var item = _kit.Item("q.count: 42\nq.why: The gradient vanishes.", new BuiltNotebook());
        item.Awarded.ShouldBe(new Marks(2));
        item.State.ShouldBe(ItemState.WaitsForMarker);
        item.Criteria.Select(c => c.Text).ShouldBe(["It runs", "count", "Says why"]);
        item.Criteria[2].Proposal.ShouldNotBeNull().Marks.ShouldBe(new Marks(2));
        item.Key.ShouldNotBeNull();
    }

    [Fact]
    public void Markers_decide_about_lines_of_either_sort_by_their_number()
    {
        var grade = _kit.Grade("q.count: 42\nq.why: Because.", [Decide(1, "It runs", 0.5m), Decide(3, "Says why", 1.5m)], new BuiltNotebook());
        grade.Items[0].Awarded.ShouldBe(new Marks(3));
        grade.Status.ShouldBe(GradeStatus.Final);
        grade.Flags.Count.ShouldBe(1); // the machine was sure that it runs
        grade.Flags[0].ShouldContain("It runs");
    }

    [Fact]
    public void Proposals_can_be_followed()
    {
        var answers = "q.count: 42\nq.why: The gradient vanishes.";
        var grade = _kit.Grade(answers, [], new BuiltNotebook());
        var decided = ProposalFollower.Decide(_kit.Assignment, grade);
        _kit.Grade(answers, decided, new BuiltNotebook()).Total.ShouldBe(new Marks(4));
    }

    [Fact]
    public void Marks_of_criteria_and_parts_make_up_the_items()
    {
        using var kit = new NotebookKit("- { text: It runs, marks: 2, check: ran }", marks: 4, Parts);
        kit.Problems.ShouldHaveSingleItem().ShouldContain("add up to 3");
    }

    [Fact]
    public void Names_that_criteria_read_may_stand_in_the_sheet()
    {
        using var kit = new NotebookKit("- { text: As measured, marks: 1, check: claim, answer: q.accuracy, of: test-accuracy }");
        kit.Grade("q.accuracy: 1", [], new BuiltNotebook()).Notices.ShouldBeEmpty();
    }

    private static MarkerDecision Decide(int criterion, string text, decimal marks) => new("q", criterion, text, new Marks(marks), "A marker", DateTimeOffset.UnixEpoch, "");
}
