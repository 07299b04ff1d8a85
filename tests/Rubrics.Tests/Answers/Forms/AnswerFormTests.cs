using System.Text;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Tests.Content;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers.Forms;

public sealed class AnswerFormTests
{
    public static TheoryData<string> Papers => [.. PaperTests.Packages];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Has_a_field_for_every_answer_that_a_reference_gives(string slug)
    {
        var assignment = Load(slug);
        var form = AnswerForm.Of(assignment);
        var reference = Path.Combine(assignment.Folder, "reference", "answers.yaml");
        if (!File.Exists(reference))
        {
            return;
        }

        var read = AnswerValues.Read(assignment, File.ReadAllBytes(reference));

        read.Problems.ShouldBeEmpty();
        read.Values.Keys.Where(n => form.Find(n) is null && !n.EndsWith(".working", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (var choice in form.Fields.Where(f => f.Kind is FieldKind.Choice && read.Values.ContainsKey(f.Name)))
        {
            ((FieldKind.Choice)choice.Kind).Ticked(read.Values[choice.Name]).ShouldNotBeNull(choice.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void Names_of_fields_are_unique_and_known_to_the_answer_sheet(string slug)
    {
        var assignment = Load(slug);
        var (form, names) = (AnswerForm.Of(assignment), new AnswerNames(assignment));

        form.Fields.Select(f => f.Name).ShouldBeUnique();
        form.Questions.SelectMany(q => q.Fields.Select(f => f.Name)).Except(names.Answers).ShouldBeEmpty();
        form.Assumptions.Select(f => f.Name.Substring(AnswerForm.AssumptionPrefix.Length)).Except(names.Assumptions).ShouldBeEmpty();
    }

    [Fact]
    public void Questions_are_numbered_as_the_paper_numbers_them()
    {
        AnswerForm.Of(Load("apl405-homework-2")).Questions.Select(q => q.Number).ShouldContain("4 (ix)");
        AnswerForm.Of(Load("tum-endterm-2021")).Questions[0].Number.ShouldBe("1a");
    }

    [Fact]
    public void Fields_say_what_is_typed_into_them()
    {
        using var kit = new AnswerKit("""
            - id: "1"
              title: Several
              asked: "Compute $x$."
              kind: parts
              marks: 6
              parts:
                n: { kind: number, marks: 1, key: 3, unit: ms, title: "a number" }
                m: { kind: matrix, marks: 1, key: [[1, 2], [3, 4]], shape: [2, 2] }
                v: { kind: matrix, marks: 1, key: [1, 2] }
                c: { kind: choice, marks: 1, options: { a: "yes", b: "no" }, key: a, one: true }
                f: { kind: expression, marks: 1, key: "x + y", variables: { x: real, y: real } }
                t: { kind: text, marks: 1, criteria: [ { text: Says it, marks: 1 } ] }
            """, "assumptions: { w: { asked: Weights, kind: matrix, shape: [2, 3] } }");

        var form = AnswerForm.Of(kit.Assignment);

        form.Questions[0].Fields.Select(f => f.Kind.GetType().Name).ShouldBe(["Number", "Matrix", "Matrix", "Choice", "Formula", "Words"]);
        form.Find("1.n").ShouldNotBeNull().Kind.ShouldBe(new FieldKind.Number("ms"));
        form.Find("1.m").ShouldNotBeNull().Kind.ShouldBe(new FieldKind.Matrix(2, 2));
        form.Find("1.v").ShouldNotBeNull().Kind.ShouldBe(new FieldKind.Matrix());
        ((FieldKind.Formula)form.Find("1.f").ShouldNotBeNull().Kind).Symbols.ShouldBe(["x", "y"], ignoreOrder: true);
        var declared = form.Assumptions.ShouldHaveSingleItem();
        declared.ShouldSatisfyAllConditions(d => d.Name.ShouldBe("assumptions.w"), d => d.Required.ShouldBeTrue(), d => d.Kind.ShouldBe(new FieldKind.Matrix(2, 3)));
    }

    [Theory]
    [InlineData("[[1, 2], [3, 4]]", 2)]
    [InlineData("[[\"0,5\", \"1/3\"], [\"-\", \"\"]]", 2)]
    [InlineData("[1, -2.5, 3]", 1)]
    public void Cells_come_back_from_their_value(string value, int rows)
    {
        var cells = GridText.Cells(value).ShouldNotBeNull();

        cells.Count.ShouldBe(rows);
        GridText.Of(cells).ShouldBe(value);
    }

    [Theory]
    [InlineData("1 2; 3 4")]
    [InlineData("(3, 4)")]
    [InlineData("[1,5]")]
    [InlineData("[[1, 2], 3]")]
    [InlineData("[{}]")]
    [InlineData("[[[[[[[[[[1]]]]]]]]]]")]
    public void Other_notations_are_left_as_they_were_typed(string value) => GridText.Cells(value).ShouldBeNull();

    [Fact]
    public void Empty_cells_at_the_end_are_left_out()
    {
        GridText.Of([["1", "", " "], ["", "2", ""], ["", "", ""]]).ShouldBe("[[\"1\", \"\"], [\"\", \"2\"]]");
        GridText.Of([["", ""]]).ShouldBe("");
    }

    internal static Assignment Load(string slug) => AssignmentLoader.Load(Path.Combine(Repository.Root, "assignments", slug)).Assignment.ShouldNotBeNull();
}
