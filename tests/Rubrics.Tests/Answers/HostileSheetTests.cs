using System.Text;
using System.Text.Json;
using Autograder.Rubrics.Answers;
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

namespace Autograder.Rubrics.Tests.Answers;

/// <summary>Whatever is typed into the sheets of the papers here: every item keeps within its marks, and nothing of ours breaks.</summary>
public sealed class HostileSheetTests
{
    private const int Sheets = 80;

    private static readonly string[] Words =
    [
        "0", "1", "-1", "1e300", "-1e300", "1e-300", "1e400", "∞", "-∞", "NaN", "1/0", "0/0", "10^10^10", "99999999999999999999", "2147483648", "0.1", "1/3", "25 %", "√2", "ln(-1)",
        "a", "b", "c", "yes", "no", "x", "dL/dz = p - y", "= x", "x = y = z", "((((", "))))", "\\frac{1}{0}", "\\def\\x{\\x}\\x", "∂L/∂w", "ｘ²", "а", "\u202e1", "\0", "{{", "W^T W", "N x M",
        "(3, 4)", "[1 2; 3 4]", "[[1, 2], [3]]", "1,2,3", "1;2;3", "the gradient vanishes", "x->z", "->", "sum_{i=1}^{100000} i", "100000!", "e^e^e^e", "theta_{k+1}",
    ];

    /// <summary>Every package; where code is run too, nothing of it is handed in.</summary>
    public static TheoryData<string> Papers => [.. PaperTests.Packages];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Keeps_marks_within_bounds_whatever_is_typed(string slug)
    {
        var assignment = AssignmentLoader.Load(Path.Combine(Repository.Root, "assignments", slug)).Assignment.ShouldNotBeNull();
        var names = new AnswerNames(assignment);
        for (var seed = 0; seed < Sheets; seed++)
        {
            var grade = Grade(assignment, names, Sheet(names, new Random(seed)), seed % 3 == 0 ? "Ana" : $"2022AA{seed}");
            foreach (var item in grade.Items)
            {
                item.Awarded.ShouldBeGreaterThanOrEqualTo(Marks.Zero, $"{slug} {item.Id}, sheet {seed}");
                item.Awarded.ShouldBeLessThanOrEqualTo(item.Maximum, $"{slug} {item.Id}, sheet {seed}");
                item.Criteria.Aggregate(Marks.Zero, (sum, c) => sum + c.Awarded).ShouldBe(item.Awarded, $"{slug} {item.Id}, sheet {seed}: the lines must add up");
            }
        }
    }

    private static Grade Grade(Assignment assignment, AnswerNames names, string sheet, string student)
    {
        var file = new IntakeFile("answers.yaml", Encoding.UTF8.GetBytes(sheet), "00");
        var stamp = new SubmissionStamp("s", [student], "s", "00", DateTimeOffset.UnixEpoch);
        AnswerSheet.Read(file, names).IsUnreadable.ShouldBeFalse();
        return Scorer.Score(stamp, JudgingContexts.Start(assignment, SubmittedFiles.Assign(assignment.Submission, [file]), new HashSet<string>(), stamp), [], "test");
    }

    private static string Sheet(AnswerNames names, Random random)
    {
        var text = new StringBuilder("assumptions:\n");
        foreach (var name in names.Assumptions.Where(_ => random.Next(4) > 0))
        {
            text.AppendLine($"  {JsonSerializer.Serialize(name)}: {Value(random, 0)}");
        }

        text.AppendLine("answers:");
        foreach (var name in names.Answers.Where(_ => random.Next(5) > 0))
        {
            text.AppendLine($"  {JsonSerializer.Serialize(name)}: {Value(random, 0)}");
        }

        return text.AppendLine("  other: 1").ToString();
    }

    private static string Value(Random random, int depth) => random.Next(depth < 3 ? 5 : 3) switch
    {
        0 => JsonSerializer.Serialize(Words[random.Next(Words.Length)]),
        1 => JsonSerializer.Serialize((random.Next(-40, 40) / 4m).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        2 => JsonSerializer.Serialize(random.Next(0, 300).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => $"[{string.Join(", ", Enumerable.Range(0, random.Next(0, 5)).Select(_ => Value(random, depth + 1)))}]",
    };
}
