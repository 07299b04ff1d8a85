using System.Text.Encodings.Web;
using System.Text.Json;
using Autograder.Reports.Classes;
using Autograder.Reports.Students;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Exports;

/// <summary>A grade as Gradescope's <c>results.json</c>, so that existing tools can read it.</summary>
public static class ResultsJson
{
    // Letters as they are, not as escapes.
    private static readonly ResultsJsonContext Readable =
        new(new JsonSerializerOptions(ResultsJsonContext.Default.Results.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>UTF-8 JSON, indented, the same bytes for the same grade. Flags for the instructor are left out: students may see this file.</summary>
    /// <remarks>
    /// The top-level score overrides the sum of the tests, so it holds the total after any late deduction. A grade that could not be
    /// made has no score at all: the platform then reports a failed run, not a zero. Items that were not judged have no score either.
    /// </remarks>
    public static byte[] Write(Grade grade) => JsonSerializer.SerializeToUtf8Bytes(Build(grade), Readable.Results);

    internal static Results Build(Grade grade) => new()
    {
        Score = grade.Status == GradeStatus.NotGraded ? null : grade.Total,
        ExecutionTime = Math.Round(grade.Provenance.Runs.Sum(run => run.WallTime.TotalSeconds), 3),
        Output = Overview(grade),
        Tests = grade.Status is GradeStatus.Final or GradeStatus.Provisional ? BuildTests(grade.Items) : [],
        ExtraData = new ResultsExtra(
            grade.Status, grade.Submission, grade.Assignment, grade.Raw, grade.LateDeduction, grade.Total, grade.Maximum,
            grade.LateWords, grade.Reasons, grade.Notices.Where(InstructorFlags.IsForStudent).ToList(), grade.Provenance),
    };

    private static IReadOnlyList<ResultsTest> BuildTests(IReadOnlyList<ItemGrade> items)
    {
        IReadOnlyList<string> numbers = ItemNumbers.Of(items.Select(item => item.Id).ToList());
        return items.Select((item, index) => BuildTest(item, numbers[index])).ToList();
    }

    private static ResultsTest BuildTest(ItemGrade item, string number)
    {
        bool judged = ItemViews.IsJudged(item);
        bool full = item.Awarded >= item.Maximum;
        return new ResultsTest
        {
            Score = judged ? item.Awarded : null,
            MaxScore = judged ? item.Maximum : null,
            Status = item.State == ItemState.Graded ? (full ? "passed" : "failed") : null,
            Name = item.Title,
            Number = number,
            Output = ItemWords(item),
            Tags = [item.Kind],
            ExtraData = new ResultsTestExtra(item.Id, item.Kind, item.State, item.Maximum, item.Bonus,
                item.Criteria.Select(c => c with { Proposal = null }).ToList(), item.Feedback),
        };
    }

    private static string Overview(Grade grade)
    {
        StatusView status = Statuses.Build(grade);
        List<string> lines = [$"{status.Label}. {status.Words}", .. grade.Reasons, grade.LateWords];
        if (grade.LateDeduction > Marks.Zero) lines.Add($"Marks for the questions {grade.Raw}, late deduction {grade.LateDeduction}, total {grade.Total}.");
        lines.AddRange(grade.Notices.Where(InstructorFlags.IsForStudent)
            .Select(notice => notice.Path is null ? notice.Message : $"{notice.Path}: {notice.Message}"));
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string ItemWords(ItemGrade item)
    {
        List<string> lines = [];
        if (ItemViews.StateWords(item.State) is { } state) lines.Add($"State: {state}.");
        lines.Add(item.Found);
        lines.AddRange(item.Criteria.Select(criterion =>
            $"[{Amounts.Signed(criterion.Awarded)} / {criterion.Maximum}] {criterion.Text}: {criterion.Reason}"));
        lines.AddRange(item.Feedback);
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}
