using System.Text;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers;

public sealed class AnswerSheetTests
{
    private const string Items = """
          - { id: "6.2", title: A, asked: a, kind: number, marks: 1, key: 4.25 }
          - id: "6.3"
            title: B
            asked: b
            kind: parts
            marks: 2
            parts:
              gradient: { kind: number, marks: 1, key: 1.5 }
              update: { kind: matrix, marks: 1, key: [1, 2] }
        """;

    [Fact]
    public void Joins_nested_names_and_keeps_lines()
    {
        var sheet = Read("answers:\n  \"6.2\": { value: 3, working: w }\n  6.3:\n    gradient: 1.5\n    update: [1, 2]\n");
        sheet.Problems.ShouldBeEmpty();
        sheet.Find("6.2").ShouldNotBeNull().Value.ShouldBe(new Typed.Words("3"));
        sheet.Find("6.2.working").ShouldNotBeNull().Line.ShouldBe(2);
        sheet.Find("6.3.gradient").ShouldNotBeNull().Line.ShouldBe(4);
        sheet.Find("6.3.update").ShouldNotBeNull().Value.Shown.ShouldBe("[1, 2]");
    }

    [Fact]
    public void Names_what_fits_no_question_with_line_and_nearest_name() =>
        Read("answers:\n  \"6.22\": 1\n").Problems.ShouldHaveSingleItem().ShouldBe("answers.yaml:2: there is no question '6.22'; did you mean '6.2'?");

    [Fact]
    public void Says_that_an_item_has_several_answers() =>
        Read("answers:\n  \"6.3\": 1\n").Problems.ShouldHaveSingleItem().ShouldContain("write 6.3.gradient, 6.3.update");

    [Fact]
    public void Marks_two_answers_for_one_name()
    {
        var sheet = Read("answers:\n  \"6.3\": { gradient: 1 }\n  \"6.3.gradient\": 2\n");
        sheet.Find("6.3.gradient").ShouldNotBeNull().Doubt.ShouldNotBeNull().ShouldContain("again in line 3");
        sheet.Problems.ShouldHaveSingleItem().ShouldContain("answered twice");
    }

    [Theory]
    [InlineData("answers:\n  \"6.2\":\n")]
    [InlineData("answers:\n  \"6.2\": ~\n")]
    [InlineData("answers:\n  \"6.2\": \"\"\n")]
    public void Takes_an_empty_answer_as_none(string text) => Read(text).Find("6.2").ShouldBeNull();

    [Fact]
    public void Notices_a_decimal_comma_that_separated_entries()
    {
        var sheet = Read("answers: { \"6.2\": 4,25 }");
        sheet.Problems.ShouldHaveSingleItem().ShouldContain("needs quotes");
        sheet.Find("6.2").ShouldNotBeNull().Doubt.ShouldNotBeNull();
    }

    [Fact]
    public void Says_in_which_line_a_name_stands_again()
    {
        var sheet = Read("answers:\n  \"6.2\": 1\n  \"6.2\": 2\n");
        sheet.Problems.ShouldHaveSingleItem().ShouldContain("3");
        (sheet.IsUnreadable || sheet.Find("6.2") is { Doubt: not null }).ShouldBeTrue();
    }

    [Fact]
    public void Takes_an_empty_list_as_an_answer() => Read("answers:\n  \"6.2\": []\n").Find("6.2").ShouldNotBeNull().Value.ShouldBeOfType<Typed.List>().Items.ShouldBeEmpty();

    [Theory]
    [InlineData("answers: &a { \"6.2\": 1 }")]
    [InlineData("answers: { \"6.2\": !!python/object 1 }")]
    [InlineData("answers: { \"6.2\": 1 ")]
    [InlineData("just words")]
    public void Refuses_what_is_no_plain_sheet_with_a_message(string text)
    {
        var sheet = Read(text);
        sheet.IsUnreadable.ShouldBeTrue();
        sheet.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Reports_what_stands_beside_the_answers() =>
        Read("answers: { \"6.2\": 1 }\n\"6.3.gradient\": 2\n").Problems.ShouldHaveSingleItem().ShouldContain("move it below 'answers'");

    private static AnswerSheet Read(string text)
    {
        using var kit = new AnswerKit(Items);
        return AnswerSheet.Read(new IntakeFile("answers.yaml", Encoding.UTF8.GetBytes(text), "00"), new AnswerNames(kit.Assignment));
    }
}
