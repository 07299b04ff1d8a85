using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Publishing;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Publishing;

public sealed class PublishedSolutionTests : IDisposable
{
    private const string Package = """
        format: 1
        slug: paper
        version: 1.0.0
        title: A paper
        course: Testing
        submission: { files: [ { role: answers, pattern: "answers.y*ml", required: true } ] }
        computations:
          counts: { calculator: batch_epoch_counts, givens: { examples: 5000, batch: 32, epochs: 10 } }
        items:
          - { id: "1", source: cat.1, title: One, asked: "?", marks: 1, kind: number, key: 689 }
          - { id: "2", source: cat.2, title: Two, asked: "?", marks: 1, kind: number, key: 0.61657 }
          - { id: "3", source: cat.3, title: Three, asked: "?", marks: 2, kind: parts, parts: {
              a: { kind: number, marks: 1, key: 2 },
              b: { kind: number, marks: 1, key: 4, follow: { key: { answer: "3.a" } } } } }
          - { id: "4", source: cat.4, title: Four, asked: "?", marks: 1, kind: choice, options: { a: Yes, b: No }, key: [a] }
        DECISIONS
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    [Fact]
    public void Lists_what_disagrees_with_line_and_both_values()
    {
        var report = Compare(
            "answers: { \"1\": 761, \"2\": \"0.6168\", \"3\": { a: 2, b: 4 }, \"4\": [a] }",
            "- { item: \"1\", line: 12, printed: \"761\", why: One block too many. }\n- { item: \"2\", line: 9, printed: \"0.6168\", why: Last digits. }");

        report.Problems.ShouldBeEmpty();
        report.Agreements.ShouldBe(3);
        report.Disagreements.Select(d => (d.Source, d.Line, d.Kind, d.Printed, d.Computed)).ShouldBe(
        [
            ("cat.2", 9, DisagreementKind.Digits, "0.6168", "0.61657"),
            ("cat.1", 12, DisagreementKind.Wrong, "761", "689"),
        ]);
    }

    [Fact]
    public void What_only_follows_from_an_earlier_error_disagrees_too()
    {
        var report = Compare(
            "answers: { \"3\": { a: 3, b: 3 } }",
            "- { item: \"3\", part: a, line: 1, printed: \"3\", why: x }\n- { item: \"3\", part: b, line: 2, printed: \"3\", why: y }");

        report.Problems.ShouldBeEmpty();
        report.Disagreements.Select(d => d.Part).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_disagreement_without_a_note_and_a_note_without_a_disagreement_are_mistakes()
    {
        var report = Compare("answers: { \"1\": 761, \"4\": [a] }", "- { item: \"4\", line: 3, printed: a, why: None. }");

        report.Disagreements.ShouldBeEmpty();
        report.Problems.Count.ShouldBe(2);
        report.Problems.ShouldContain(p => p.Contains("notes.yaml:3") && p.Contains("agrees with the key"));
        report.Problems.ShouldContain(p => p.Contains("1 disagrees with the key (689)"));
    }

    [Fact]
    public void Statements_need_no_typed_answer_but_what_is_correct()
    {
        var notes = "- { item: \"4\", line: 3, printed: stride 0, correct: stride 1, why: \"A stride of 0 never moves.\", statement: true }\n- { item: \"4\", line: 4, printed: x, why: y, statement: true }";

        var report = Compare("answers: { \"4\": [a] }", notes);

        report.Disagreements.Count.ShouldBe(2);
        report.Problems.ShouldHaveSingleItem().ShouldContain("'correct' is missing");
    }

    [Fact]
    public void Decisions_do_not_hide_a_disagreement_but_are_shown_with_it()
    {
        var report = Compare(
            "answers: { \"1\": 761 }", "- { item: \"1\", line: 12, printed: \"761\", why: w }",
            "decisions: [ { item: \"1\", decide: accept_both, printed: 761, who: A. Teacher, when: 2026-11-21, why: printed in the book } ]");

        report.Disagreements.ShouldHaveSingleItem().Decided.ShouldBe("accept_both");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private PublishedReport Compare(string answers, string notes, string decisions = "")
    {
        var folder = Path.Combine(_root, "paper");
        Directory.CreateDirectory(Path.Combine(folder, "published"));
        File.WriteAllText(Path.Combine(folder, "assignment.yaml"), Package.Replace("DECISIONS", decisions));
        File.WriteAllText(Path.Combine(folder, "published", "answers.yaml"), answers);
        File.WriteAllText(Path.Combine(folder, "published", "notes.yaml"), $"seed: \"003\"\nnotes:\n{notes.ReplaceLineEndings("\n").Split('\n').Aggregate("", (all, line) => all + "  " + line + "\n")}");
        var loaded = AssignmentLoader.Load(folder);
        loaded.Problems.ShouldBeEmpty();
        return PublishedSolution.Compare(loaded.Assignment.ShouldNotBeNull(), CancellationToken.None);
    }
}
