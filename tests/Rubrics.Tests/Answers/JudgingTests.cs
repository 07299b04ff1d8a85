using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers;

public sealed class JudgingTests
{
    private const string Counting = """
          - id: "1"
            title: Parameters
            asked: How many?
            kind: number
            marks: 2
            key: { calculator: param_count, result: total, givens: { sizes: [4, 5, 3] } }
            accept: [ { key: 35, says: "Without the biases." } ]
            near: [ { key: 42, share: 0.25, says: "One is missing." } ]
        """;

    [Theory]
    [InlineData("43", 2, "agrees with the computed key")]
    [InlineData("35", 2, "Without the biases")]
    [InlineData("42", 0.5, "One is missing")]
    [InlineData("-43", 0, "wrong sign")]
    [InlineData("43.04", 0, "is not the computed key")]
    public void Judges_a_number_by_the_computed_key_and_its_readings(string typed, double marks, string words)
    {
        using var kit = new AnswerKit(Counting);
        var item = kit.Item($"answers: {{ \"1\": {typed} }}");
        item.State.ShouldBe(ItemState.Graded);
        item.Awarded.Value.ShouldBe((decimal)marks);
        item.Criteria[0].Reason.ShouldContain(words);
    }

    [Theory]
    [InlineData("about forty")]
    [InlineData("NaN")]
    [InlineData(".inf")]
    [InlineData("1e400")]
    [InlineData("[43, 43]")]
    public void Leaves_what_it_cannot_read_to_a_marker(string typed)
    {
        using var kit = new AnswerKit(Counting);
        var item = kit.Item($"answers: {{ \"1\": {typed} }}");
        item.State.ShouldBe(ItemState.WaitsForMarker);
        item.Found.ShouldStartWith("Not understood");
        item.Exhibits.OfType<Exhibit.Understood>().ShouldHaveSingleItem().Rows[0].Tex.ShouldBeNull();
    }

    [Fact]
    public void Leaves_two_answers_for_one_question_to_a_marker()
    {
        using var kit = new AnswerKit(Counting);
        kit.Item("answers: { \"1\": 43, \"1.value\": 35 }").State.ShouldBe(ItemState.WaitsForMarker);
    }

    private const string Chain = """
          - { id: a, title: First, asked: a, kind: number, marks: 1, key: { of: net, result: total } }
          - id: b
            title: Second
            asked: b
            kind: number
            marks: 2
            key: { calculator: batch_epoch_counts, result: iterations, givens: { examples: { key: a }, batch: 1, epochs: 2 } }
            follow: { key: { calculator: batch_epoch_counts, result: iterations, givens: { examples: { answer: a }, batch: 1, epochs: 2 } }, says: "Twice." }
        """;

    private const string Net = "computations: { net: { calculator: param_count, givens: { sizes: [4, 5, 3] } } }";

    [Fact]
    public void Follows_a_students_own_earlier_answer_and_says_so()
    {
        using var kit = new AnswerKit(Chain, Net);
        kit.Item("answers: { a: 43, b: 86 }", "b").Awarded.Value.ShouldBe(2);
        var item = kit.Item("answers: { a: 40, b: 80 }", "b");
        item.Awarded.Value.ShouldBe(2);
        item.Criteria[0].Reason.ShouldContain("follows correctly from your own a = 40");
        kit.Item("answers: { a: forty, b: 80 }", "b").Awarded.Value.ShouldBe(0);
    }

    [Fact]
    public void Reports_mistakes_in_keys_with_their_lines()
    {
        using var kit = new AnswerKit("""
              - { id: a, title: A, asked: a, kind: number, marks: 1, key: { of: nett, result: total } }
              - { id: b, title: B, asked: b, kind: number, marks: 1, key: { answer: aa } }
              - { id: c, title: C, asked: c, kind: number, marks: 1, key: { assumed: lambda } }
            """, Net);
        var problems = kit.Result.Problems.Select(p => p.ToString()).ToList();
        problems.ShouldContain(p => p.Contains("there is no computation 'nett'; did you mean 'net'?"));
        problems.ShouldContain(p => p.Contains("there is no answer 'aa'"));
        problems.ShouldContain(p => p.Contains("there is no assumption 'lambda'"));
    }

    [Fact]
    public void Notices_a_key_that_refers_to_itself()
    {
        using var kit = new AnswerKit("  - { id: a, title: A, asked: a, kind: number, marks: 1, key: { key: a } }");
        kit.Result.Problems.ShouldContain(p => p.Message.Contains("refers to itself"));
    }

    private const string Table = """
          - id: m
            title: Table
            asked: m
            kind: matrix
            marks: 4
            key: [[1, 2], [3, 4]]
            share: entry
            transposed: true
        """;

    [Theory]
    [InlineData("[[1, 2], [3, 4]]", 4)]
    [InlineData("[[1, 3], [2, 4]]", 4)]
    [InlineData("[[1, 2], [3, 5]]", 3)]
    [InlineData("[1, 2, 3, 4]", 0)]
    [InlineData("[[1, 2, 3], [4, 5, 6]]", 0)]
    [InlineData("\"1 2; 3 4\"", 4)]
    [InlineData("[[2/2, 4/2], [3, 4]]", 4)]
    public void Judges_matrices_entry_by_entry(string typed, double marks)
    {
        using var kit = new AnswerKit(Table);
        kit.Item($"answers: {{ m: {typed} }}").Awarded.Value.ShouldBe((decimal)marks);
    }

    [Fact]
    public void Marks_the_wrong_entries()
    {
        using var kit = new AnswerKit(Table);
        var shown = kit.Item("answers: { m: [[1, 2], [3, 5]] }").Exhibits.OfType<Exhibit.MatrixEntries>().ShouldHaveSingleItem();
        shown.Rows.SelectMany(r => r).Select(e => e.Wrong).ShouldBe([false, false, false, true]);
    }

    private const string Boxes = """
          - id: q
            title: Boxes
            asked: q
            kind: choice
            marks: 2
            options: { a: Alpha, b: Beta, c: { text: Gamma, value: 43 } }
            key: KEY
        """;

    [Theory]
    [InlineData("[a, b]", "[a, b]", 2)]
    [InlineData("[a, b]", "[b, Alpha]", 2)]
    [InlineData("[a, b]", "\"a, b\"", 2)]
    [InlineData("[a, b]", "[a]", 0)]
    [InlineData("[]", "[]", 2)]
    [InlineData("[a]", "[]", 0)]
    [InlineData("{ of: net, result: total }", "c", 2)]
    public void Judges_ticked_boxes_all_or_nothing(string key, string typed, double marks)
    {
        using var kit = new AnswerKit(Boxes.Replace("KEY", key), Net);
        var item = kit.Item($"answers: {{ q: {typed} }}");
        item.State.ShouldBe(ItemState.Graded);
        item.Awarded.Value.ShouldBe((decimal)marks);
    }

    [Fact]
    public void Tells_ticking_none_from_not_answering()
    {
        using var kit = new AnswerKit(Boxes.Replace("KEY", "[]"));
        kit.Item("answers: { q: [] }").Awarded.Value.ShouldBe(2);
        kit.Item("answers: { }").Found.ShouldContain("There is no answer 'q'");
        kit.Item("answers: { q: [d] }").State.ShouldBe(ItemState.WaitsForMarker);
    }

    private const string Prose = """
          - id: p
            title: Why
            asked: p
            kind: text
            marks: 2
            criteria:
              - { text: Names overfitting, marks: 1, facts: [[overfit, memoris]] }
              - { text: Names a remedy, marks: 1, facts: [[early stop, regulari, dropout]], not: [[larger network]] }
              - { text: Rambles, marks: -0.5, facts: [[rambling]] }
        """;

    [Fact]
    public void Proposes_marks_for_words_and_waits_for_a_person()
    {
        using var kit = new AnswerKit(Prose);
        var item = kit.Item("answers: { p: \"The network overfits; stop early, or with early stopping.\" }");
        item.State.ShouldBe(ItemState.WaitsForMarker);
        item.Awarded.ShouldBe(Marks.Zero);
        item.Criteria.Select(c => c.Proposal.ShouldNotBeNull().Marks.Value).ShouldBe([1, 1, 0]);
        item.Criteria[0].Reason.ShouldNotContain("overfit");
    }

    [Fact]
    public void Settles_an_item_by_a_markers_decisions_and_flags_where_they_differ_from_the_machine()
    {
        using var kit = new AnswerKit(Prose + "\n" + Counting);
        var when = DateTimeOffset.UnixEpoch;
        var grade = kit.Grade("answers: { p: words, \"1\": 35 }", decided:
        [
            new MarkerDecision("p", 1, "Names overfitting", new Marks(1), "M", when, "Good."),
            new MarkerDecision("p", 2, "Names a remedy", new Marks(0.5m), "M", when, ""),
            new MarkerDecision("p", 3, "Rambles", new Marks(-0.5m), "M", when, ""),
            new MarkerDecision("1", 1, "Parameters", new Marks(1), "M", when, "Half."),
            new MarkerDecision("1", 2, "Something else", new Marks(1), "M", when, ""),
        ]);
        grade.Status.ShouldBe(GradeStatus.Final);
        grade.Items[0].Awarded.Value.ShouldBe(1);
        grade.Items[0].Criteria[0].Reason.ShouldBe("Good.");
        grade.Items[1].Awarded.Value.ShouldBe(1);
        grade.Flags.ShouldContain(f => f.Contains("M gave 1 for “Parameters”; the machine found 2"));
        grade.Flags.ShouldContain(f => f.Contains("“Something else”, were left aside"));
    }

    [Fact]
    public void Keeps_marks_back_where_required_working_is_missing()
    {
        using var kit = new AnswerKit(Counting, "working: required");
        kit.Item("answers: { \"1\": { value: 43, working: 4*5+5+5*3+3 } }").Awarded.Value.ShouldBe(2);
        var item = kit.Item("answers: { \"1\": 43 }");
        item.State.ShouldBe(ItemState.WaitsForMarker);
        item.Awarded.ShouldBe(Marks.Zero);
        kit.Item("answers: { \"1\": 1 }").State.ShouldBe(ItemState.Graded);
    }

    [Theory]
    [InlineData("\\u200b")]
    [InlineData(" - ")]
    [InlineData("…")]
    public void What_cannot_be_read_is_no_working(string typed)
    {
        using var kit = new AnswerKit(Counting, "working: required");
        kit.Item($"answers: {{ \"1\": {{ value: 43, working: \"{typed}\" }} }}").State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Theory]
    [InlineData("replace", "43", 2)]
    [InlineData("replace", "50", 0)]
    [InlineData("accept_both", "43", 2)]
    [InlineData("accept_both", "50", 2)]
    [InlineData("keep", "43", 0)]
    [InlineData("keep", "50", 2)]
    public void Applies_the_instructors_decision_on_a_printed_solution(string decide, string typed, double marks)
    {
        using var kit = new AnswerKit(Counting, $"decisions: [ {{ item: \"1\", decide: {decide}, printed: \"50\", who: I, when: 2026-11-21, why: w }} ]");
        kit.Item($"answers: {{ \"1\": {typed} }}").Awarded.Value.ShouldBe((decimal)marks);
        kit.Grade($"answers: {{ \"1\": {typed} }}", keysAlone: true).Items[0].Awarded.Value.ShouldBe(typed == "43" ? 2 : 0);
    }

    [Theory]
    [InlineData("63230015", 3)]
    [InlineData("2022AA05124", 2)]
    public void Chooses_givens_by_the_parity_of_the_id(string student, double key)
    {
        using var kit = new AnswerKit("  - { id: a, title: A, asked: a, kind: number, marks: 1, key: { from_id: { odd: 3, even: 2 } } }");
        kit.Item($"answers: {{ a: {key} }}", student: student).Awarded.Value.ShouldBe(1);
        kit.Item($"answers: {{ a: {5 - key} }}", student: student).Awarded.Value.ShouldBe(0);
        kit.Item("answers: { a: 3 }", student: "Ana").State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void Computes_keys_from_what_the_student_assumes()
    {
        using var kit = new AnswerKit(
            "  - { id: a, title: A, asked: a, kind: number, marks: 1, key: { calculator: param_count, result: total, givens: { sizes: { assumed: sizes } } } }",
            "assumptions: { sizes: { asked: Sizes of the layers, kind: matrix, shape: [3], check: [not_all_equal] } }");
        kit.Item("assumptions: { sizes: [2, 3, 1] }\nanswers: { a: 13 }").Awarded.Value.ShouldBe(1);
        kit.Item("answers: { a: 13 }").Found.ShouldContain("declare sizes");
        kit.Item("assumptions: { sizes: [2, 2, 2] }\nanswers: { a: 12 }").State.ShouldBe(ItemState.WaitsForMarker);
        kit.Item("assumptions: { sizes: [2, 3] }\nanswers: { a: 9 }").Found.ShouldContain("3 is asked for");
    }

    private const string Xor = """
          - id: n
            title: XOR
            asked: n
            kind: network
            marks: 3
            shape_marks: 1
            layers: [ { units: 2, inputs: 2 }, { units: 1, inputs: 2 } ]
            step: { at_zero: 0 }
            truth: [0, 1, 1, 0]
            allowed: { weights: [-1, 0, 1] }
        """;

    [Fact]
    public void Lets_a_network_of_free_layers_have_no_more_units_than_the_question_allows()
    {
        using var kit = new AnswerKit(Xor.Replace("layers: [ { units: 2, inputs: 2 }, { units: 1, inputs: 2 } ]", "layers: free\n    inputs: 2\n    most_units: 3", StringComparison.Ordinal));
        kit.Item("answers: { n: { W1: [[1, -1], [-1, 1]], b1: [0, 0], W2: [1, 1], b2: 0 } }").Awarded.Value.ShouldBe(3);
        var item = kit.Item("answers: { n: { W1: [[1, -1], [-1, 1], [0, 0]], b1: [0, 0, 0], W2: [1, 1, 0], b2: 0 } }");
        item.Awarded.Value.ShouldBe(0);
        item.Criteria[0].Reason.ShouldBe("The network has 4 units; at most 3 may be used.");
    }

    [Fact]
    public void Judges_networks_by_what_they_compute()
    {
        using var kit = new AnswerKit(Xor);
        kit.Item("answers: { n: { W1: [[1, -1], [-1, 1]], b1: [0, 0], W2: [1, 1], b2: 0 } }").Awarded.Value.ShouldBe(3);
        var item = kit.Item("answers: { n: { W1: [[1, 1], [-1, 1]], b1: [0, 0], W2: [1, 1], b2: 0 } }");
        item.Awarded.Value.ShouldBe(1);
        item.Exhibits.OfType<Exhibit.Table>().ShouldHaveSingleItem().Rows[0].Cells.ShouldBe(["1", "1", "0", "1"]);
        kit.Item("answers: { n: { W1: [1, -1], b1: [0, 0], W2: [1, 1], b2: 0 } }").Awarded.ShouldBe(Marks.Zero);
        kit.Item("answers: { n: { W1: [[one, -1], [-1, 1]], b1: [0, 0], W2: [1, 1], b2: 0 } }").State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public void Gates_an_item_by_a_part_of_another_whatever_their_order()
    {
        const string gated = "  - { id: e, title: E, asked: e, kind: number, marks: 1, key: 5, marking: { gate: [unit] } }\n";
        const string unit = "  - { id: unit, title: U, asked: u, kind: choice, marks: 1, one: true, options: { h2: two, h3: three }, key: h3 }\n";
        foreach (var items in (string[])[gated + unit, unit + gated])
        {
            using var kit = new AnswerKit(items);
            kit.Item("answers: { unit: h3, e: 5 }", "e").Awarded.Value.ShouldBe(1);
            kit.Item("answers: { unit: h2, e: 5 }", "e").Awarded.Value.ShouldBe(0);
        }
    }
}
