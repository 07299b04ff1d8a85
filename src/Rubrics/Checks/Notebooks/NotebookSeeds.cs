using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>How often a notebook has to be run.</summary>
internal static class NotebookSeeds
{
    /// <summary>How many more runs are needed before every criterion about this run can be decided; 0 when they can.</summary>
    public static int MoreRuns(string run, JudgingContext context) =>
        context.Assignment.Items.Where(i => i.Check is ItemCheck.Notebook).SelectMany(item => MoreRuns(run, context, item)).DefaultIfEmpty(0).Max();

    private static IEnumerable<int> MoreRuns(string run, JudgingContext context, Item item)
    {
        var view = new NotebookView(context, item);
        foreach (var criterion in ((ItemCheck.Notebook)item.Check).Criteria.Where(c => c.Run == run))
        {
            if (criterion.Test is NotebookTest.Metric test)
            {
                yield return MoreRuns(test, ModelMetricJudge.Measure(test, criterion, view));
            }
        }
    }

    /// <summary>The second run is made alone: where it gives what the first gave, the notebook sets its own seed, and more runs tell nothing.</summary>
    private static int MoreRuns(NotebookTest.Metric test, MeasuredRuns runs) =>
        !runs.AnySucceeded ? 0
        : ThresholdDecision.Of(test, runs) is ThresholdVerdict.MoreSeeds more ? runs.All.Count == 1 ? 1 : more.Count
        : 0;
}
