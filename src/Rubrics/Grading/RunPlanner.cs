using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Checks.Notebooks;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Grading;

/// <summary>Says which runs come next, given what is known so far: a pure function, so that a regrade can tell when evidence is missing.</summary>
internal static class RunPlanner
{
    public static IReadOnlyList<PlannedRun> Next(JudgingContext context) =>
        [.. context.Assignment.Runs
            .Where(run => !context.LeftOut.Contains(run.Name) && !context.Missing.ContainsKey(run.Name))
            .SelectMany(run => Next(run, context))];

    private static IEnumerable<PlannedRun> Next(RunSettings run, JudgingContext context)
    {
        var items = context.Assignment.Items.Where(i => i.Check.Runs.Contains(run.Name)).ToList();
        if (items.Count == 0 || !HasFiles(run, context.Files))
        {
            return [];
        }

        var done = context.ResultsOf(run.Name).Count;
        if (done == 0)
        {
            return [new PlannedRun(run, run.Seeds[0])];
        }

        var wanted = items.Select(i => i.Check).OfType<ItemCheck.Metric>()
            .Select(check => MetricJudge.MoreRuns(check, context.ResultsOf(run.Name))).Append(NotebookSeeds.MoreRuns(run.Name, context)).Max();
        return run.Seeds.Skip(done).Take(wanted).Select(seed => new PlannedRun(run, seed));
    }

    private static bool HasFiles(RunSettings run, SubmittedFiles files) => run.Kind switch
    {
        RunKind.Functions or RunKind.Training or RunKind.Comparison => files.Of("code").Count > 0,
        RunKind.Notebook => run.Notebook is { } asked && NotebookNames.Find(files, asked.File) is not null,
        RunKind.Pdf => files.Of("report").Count > 0,
    };
}
