using System.Text;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Answers.Forms;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Autograder.Rubrics.Tests.Content;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Answers.Forms;

/// <summary>What is typed into a form is what is judged, whatever it is.</summary>
public sealed class AnswerValuesTests
{
    private static readonly string[] Hostile =
    [
        "\"", "'", "\\", "\"\"\"", "\\n", "\\u0041", "a: b", "- a", "? a", "# no comment", "&anchor", "*alias", "!tag", "!!binary x", "%YAML", "---", "...", "{a: b}", "[1, 2", "]", "|", ">", ">-", "~", "null",
        "yes", "true", "0x1F", "1_000", "2026-11-21", ".5", "+1", "one\ntwo", "one\r\ntwo\rthree", "\tindented\n\t\tmore", "trailing\\", "a\0b", "\u0007\u001b[31m", "\u0085x\u2028y\u2029z", "\ufeffmark", "\u202eright to left",
        "\u00a0no break", "Žiga Øyvind 中文 العربية 😀 👩‍👩‍👧", "\ud83d", "x\udc00", "\U000F0000\uFFFF\uFFFE", "$\\frac{1}{2}$", "```", "`code`", "a, b", "[\"a\", \"b\"]", "[[\"0,5\"]]", "[1, 2]", "none", "none of them", "x->z", "  spaced  ",
        "answers:", "value", "<<: *x", "key: \"", "{{", "''", "\"a\": b # c",
    ];

    public static TheoryData<string> Papers => [.. PaperTests.Packages];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Whatever_is_typed_comes_back(string slug)
    {
        var assignment = AnswerFormTests.Load(slug);
        var fields = AnswerForm.Of(assignment).Fields.ToList();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var values = fields.Where(_ => random.Next(4) > 0).ToDictionary(f => f.Name, _ => Text(random));

            var read = AnswerValues.Read(assignment, AnswerValues.Write(assignment, values));

            read.Problems.ShouldBeEmpty();
            read.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .ShouldBe(values.Select(v => KeyValuePair.Create(v.Key, Plain(assignment, v.Key, v.Value))).Where(v => v.Value.Length > 0).OrderBy(v => v.Key, StringComparer.Ordinal), $"{slug}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_sheet_written_by_the_form_is_judged_as_the_sheet_that_filled_it(string slug)
    {
        var assignment = AnswerFormTests.Load(slug);
        foreach (var file in Directory.EnumerateFiles(assignment.Folder, "answers.yaml", SearchOption.AllDirectories).Where(f => !f.Contains("starter", StringComparison.Ordinal)))
        {
            var sheet = File.ReadAllBytes(file);
            var read = AnswerValues.Read(assignment, sheet);

            Marks(assignment, AnswerValues.Write(assignment, read.Values)).ShouldBe(Marks(assignment, sheet), file);
        }
    }

    [Fact]
    public void Answers_that_no_field_asks_for_are_kept()
    {
        var assignment = AnswerFormTests.Load("tum-endterm-2022");
        var values = new Dictionary<string, string> { ["2.4"] = "0.5", ["9.9"] = "mine", ["a \"name\"\n" + new string('x', 150)] = "far", ["assumptions.beta"] = "3" };

        AnswerValues.Read(assignment, AnswerValues.Write(assignment, values)).Values.ShouldBe(values, ignoreOrder: true);
    }

    [Fact]
    public void A_long_answer_is_written_whole()
    {
        var assignment = AnswerFormTests.Load("tum-endterm-2022");
        var text = string.Concat(Enumerable.Repeat("words with \"quotes\" and 😀\n", 10_000)).Trim();

        AnswerValues.Read(assignment, AnswerValues.Write(assignment, new Dictionary<string, string> { ["2.1"] = text })).Values["2.1"].ShouldBe(text);
    }

    [Fact]
    public void A_sheet_that_cannot_be_read_says_so()
    {
        var read = AnswerValues.Read(AnswerFormTests.Load("tum-endterm-2022"), Encoding.UTF8.GetBytes("answers:\n  \"1.1\": [c, d\n  \"1.2\": b]"));

        read.Values.ShouldBeEmpty();
        read.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Ticking_nothing_is_an_answer()
    {
        var assignment = AnswerFormTests.Load("tum-endterm-2022");
        var choice = (FieldKind.Choice)AnswerForm.Of(assignment).Find("1.1").ShouldNotBeNull().Kind;

        choice.Ticked(AnswerValues.Read(assignment, AnswerValues.Write(assignment, new Dictionary<string, string> { ["1.1"] = FieldKind.Choice.None })).Values["1.1"]).ShouldBe([]);
        choice.Ticked("a, c").ShouldBe(["a", "c"]);
        choice.Ticked("the third").ShouldBeNull();
    }

    private static string Text(Random random) => random.Next(3) > 0 ? Hostile[random.Next(Hostile.Length)]
        : string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(3) == 0 ? ((char)random.Next(0x10000)).ToString() : ((char)random.Next(32, 127)).ToString()));

    /// <summary>As it comes back: trimmed, with one kind of line break and whole characters; ticked boxes in the order of the question, lines without empty ones.</summary>
    private static string Plain(Assignment assignment, string name, string text)
    {
        var plain = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).ReplaceLineEndings("\n").Trim();
        return AnswerForm.Of(assignment).Find(name).ShouldNotBeNull().Kind switch
        {
            FieldKind.Lines => string.Join('\n', plain.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            FieldKind.Choice { One: false } choice when plain.Length > 0 && choice.Ticked(plain) is { } ticked => ticked.Count == 0 ? FieldKind.Choice.None : FieldKind.Choice.Value(ticked),
            _ => plain,
        };
    }

    private static IReadOnlyList<(string, Marks, string)> Marks(Assignment assignment, byte[] sheet)
    {
        var file = new IntakeFile("answers.yaml", sheet, "00");
        var stamp = new SubmissionStamp("s", [assignment.AnswerRules.ExampleId], "s", "00", DateTimeOffset.UnixEpoch);
        var grade = Scorer.Score(stamp, JudgingContexts.Start(assignment, SubmittedFiles.Assign(assignment.Submission, [file]), new HashSet<string>(), stamp), [], "test");
        return [.. grade.Items.SelectMany(i => i.Criteria.Select(c => (i.Id, c.Awarded, c.Verdict.ToString())))];
    }
}
