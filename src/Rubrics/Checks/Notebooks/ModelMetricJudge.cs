using System.Globalization;
using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges a model by what it reaches, recomputed outside the box.</summary>
internal static class ModelMetricJudge
{
    public static CriterionFinding Judge(NotebookTest.Metric test, NotebookCriterion criterion, NotebookView view)
    {
        var runs = Measure(test, criterion, view);
        if (runs.All.Count == 0)
        {
            return CriterionFinding.NotMet(view.Absent(criterion.Run));
        }

        if (!runs.AnySucceeded)
        {
            return CriterionFinding.NotMet(runs.Problem);
        }

        var verdict = ThresholdDecision.Of(test, runs);
        var passed = verdict is ThresholdVerdict.Pass || verdict is ThresholdVerdict.MoreSeeds && ThresholdDecision.AtLeast(test, runs.Mean);
        return new CriterionFinding(passed ? 1 : 0, Reason(test, runs, passed))
        {
            Exhibits = [Exhibit(test, runs, view.Variable(criterion.Run, criterion.Model))],
            Feedback = [.. ModelAdvice.Of(view.Model(criterion.Run, criterion.Model), test, runs, passed, view.Runs(criterion.Run)[0].Evidence.Classes)],
        };
    }

    public static MeasuredRuns Measure(NotebookTest.Metric test, NotebookCriterion criterion, NotebookView view) =>
        MeasuredRuns.Of(view, new ModelName(criterion.Run, criterion.Model), test.Kind, test.On, test.SeedDeviation);

    /// <summary>On what was measured, for people.</summary>
    public static string Where(ImagePart on) => on switch
    {
        ImagePart.Hidden => "on data whose answers your code never saw",
        ImagePart.Visible => "on what your notebook gets as its test set",
        ImagePart.Train => "on training data",
    };

    /// <summary>What was measured, for people.</summary>
    public static string Name(MetricKind kind) => kind switch
    {
        MetricKind.Accuracy => "accuracy",
        MetricKind.CrossEntropy => "cross-entropy",
        MetricKind.MeanSquaredError => "mean squared error",
    };

    private static string Reason(NotebookTest.Metric test, MeasuredRuns runs, bool passed) =>
        Measured(test, runs, passed) + (runs.LookedUp is { } gap ? $" {gap.ToStudent}" : "");

    private static string Measured(NotebookTest.Metric test, MeasuredRuns runs, bool passed)
    {
        var asked = $"{(test.Kind == MetricKind.Accuracy ? "at least" : "at most")} {runs.Shown(test.Threshold)} {(passed ? "was asked for" : "is needed")}";
        if (runs.Counting.Count == 1)
        {
            var interval = runs.IntervalOf(runs.All[0]);
            return $"We measured {Name(test.Kind)} {runs.Shown(runs.Mean)} {Where(test.On)} ({runs.All[0].Count} examples, 95 % interval {runs.Shown(interval.Lower)} to {runs.Shown(interval.Upper)}); {asked}."
                + (runs.OwnSeed ? $" Your notebook sets its own seed: {Times(runs.All.Count)} with different seeds gave the same predictions, so they count as one run." : "");
        }

        var failed = runs.All.Count(m => !runs.Succeeded(m));
        return $"The first run was too close to call, so your notebook was run {Times(runs.All.Count)} with different seeds: the mean {Name(test.Kind)} {Where(test.On)} is {runs.Shown(runs.Mean)}; {asked}."
            + (failed > 0 ? $" {(failed == 1 ? "One run" : $"{failed} runs")} left nothing to measure and {(failed == 1 ? "counts" : "count")} as not reaching it." : "");
    }

    private static string Times(int count) => count == 2 ? "two times" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private static Exhibit Exhibit(NotebookTest.Metric test, MeasuredRuns runs, string variable)
    {
        var title = $"Measured by us: {Name(test.Kind)} of {variable} {Where(test.On)}";
        var rows = runs.All.Where(runs.Succeeded).Select(m => (Label: $"seed {m.Seed}", Value: runs.Value(m), Interval: runs.IntervalOf(m))).ToList();
        return test.Kind == MetricKind.Accuracy
            ? new Exhibit.Intervals
            {
                Title = title + ", with 95 % intervals",
                Rows = [.. rows.Select(r => new MeasuredInterval(r.Label, r.Value, r.Interval.Lower, r.Interval.Upper))],
                Threshold = (decimal)test.Threshold,
                ThresholdLabel = $"{runs.Shown(test.Threshold)} needed",
            }
            : new Exhibit.Table
            {
                Title = title,
                Columns = ["run", Name(test.Kind), "95 % interval", "at most"],
                Rows = [.. rows.Select(r => new TableRow([r.Label, runs.Shown(r.Value), $"{runs.Shown(r.Interval.Lower)} to {runs.Shown(r.Interval.Upper)}", runs.Shown(test.Threshold)]))],
            };
    }
}
