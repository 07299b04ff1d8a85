using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Grading;

/// <summary>Builds contexts step by step, each immutable.</summary>
internal static class JudgingContexts
{
    public static JudgingContext Start(Assignment assignment, SubmittedFiles files, IReadOnlySet<string> leftOut, SubmissionStamp? stamp = null) => new()
    {
        Assignment = assignment,
        Files = files,
        Answers = AnswerSheet.Read(files.Of("answers").FirstOrDefault(), new AnswerNames(assignment)),
        Student = StudentOf(stamp),
        Source = stamp?.Source ?? "",
        Runs = new Dictionary<string, IReadOnlyList<RunResult>>(),
        LeftOut = leftOut,
    };

    /// <summary>The id of the first author; the name of the submission where that has no digits.</summary>
    private static string StudentOf(SubmissionStamp? stamp) =>
        stamp is null ? "" : stamp.Students is [var first, ..] && first.Any(char.IsAsciiDigit) ? Groups.Id(first) : stamp.Id;

    public static JudgingContext With(JudgingContext context, RunResult result)
    {
        var runs = new Dictionary<string, IReadOnlyList<RunResult>>(context.Runs);
        runs[result.Evidence.Run] = [.. context.ResultsOf(result.Evidence.Run), result];
        return context with { Runs = runs };
    }

    /// <summary>Names of all evidence, in the order in which it was made.</summary>
    public static IReadOnlyList<string> Keys(JudgingContext context) =>
        [.. context.Runs.Values.SelectMany(r => r).Select(r => r.Evidence.Key)];
}
