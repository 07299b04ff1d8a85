using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Curves;

/// <summary>What a student logged and drew; it is a claim, and the last values are held against what was measured.</summary>
internal static class ReportedFindings
{
    private const double LeastAllowance = 0.02;

    /// <summary>A log may look at no more than so many test images.</summary>
    private const double FewImages = 1000;

    public static CriterionFinding Series(IReadOnlyList<string> names, ModelResult model, string? log, ModelMeasurement measured)
    {
        var missing = names.Where(n => model.Reported.GetValueOrDefault(n) is not { Length: > 0 }).ToList();
        if (missing.Count > 0)
        {
            return CriterionFinding.NotMet($"Not logged: {string.Join(", ", missing)}.") with
            {
                Feedback = [log is null ? "Log them while training." : $"Keep them in the dictionary “{log}” while training: {log}['{missing[0]}'].append(value)."],
            };
        }

        if (names.FirstOrDefault(n => model.Reported[n].Length < 2) is { } single)
        {
            return CriterionFinding.NotMet($"“{single}” has a single value, which makes no curve.") with { Feedback = ["Append a value every few iterations, not only at the end."] };
        }

        var words = $"Logged: {string.Join(", ", names.Select(n => $"{n} ({model.Reported[n].Length} values)"))}.";
        return names.Contains("test_accuracy") ? WithLast(words, model.Reported["test_accuracy"][^1], measured) : CriterionFinding.Met(words);
    }

    public static CriterionFinding Figures(int least, NotebookResult? notebook) => notebook is null ? CriterionFinding.NotMet("There is no notebook that draws a figure.")
        : notebook.FiguresInAll >= least
            ? CriterionFinding.Met($"The notebook draws {notebook.FiguresInAll} {(notebook.FiguresInAll == 1 ? "figure" : "figures")}.")
            : CriterionFinding.NotMet($"The notebook draws {notebook.FiguresInAll} {(notebook.FiguresInAll == 1 ? "figure" : "figures")} when it is run; at least {least} {(least == 1 ? "was" : "were")} asked for.") with
            {
                Feedback = ["Draw with matplotlib and end with plt.show(); figures stored in the file from an earlier run do not count."],
            };

    /// <summary>Train accuracy above test accuracy as measured, or a logged test loss that rises again.</summary>
    public static CriterionFinding Overfitting(double gap, ModelMeasurement train, ModelMeasurement hidden, ModelResult model)
    {
        if (train.Succeeded && hidden.Succeeded && train.Correct.Length > 0 && hidden.Correct.Length > 0 && train.Accuracy - hidden.Accuracy >= gap)
        {
            return CriterionFinding.Met($"Measured by us: {MetricJudge.Percent(train.Accuracy)} of training images are recognised and {MetricJudge.Percent(hidden.Accuracy)} of hidden test images.");
        }

        if (model.Reported.GetValueOrDefault("test_loss") is { Length: >= 5 } losses && Rises(losses) is { } least)
        {
            return CriterionFinding.Met($"In your log the test loss is smallest at entry {least + 1} of {losses.Length} and rises afterwards.");
        }

        var words = train.Succeeded && hidden.Succeeded
            ? $"Measured by us, training images are recognised at {MetricJudge.Percent(train.Accuracy)} and hidden test images at {MetricJudge.Percent(hidden.Accuracy)}; a gap of {MetricJudge.Percent(gap)} was asked for"
            : $"The gap could not be measured ({(train.Succeeded ? hidden.Problem : train.Problem).TrimEnd('.')})";
        return CriterionFinding.NotMet($"{words}, and no test loss that rises again is in your log.") with { Feedback = ["Train longer, and log the test loss: overfitting shows where it rises while the training loss still falls."] };
    }

    private static CriterionFinding WithLast(string words, double last, ModelMeasurement measured)
    {
        if (!measured.Succeeded || measured.Correct.Length == 0)
        {
            return CriterionFinding.Met(words);
        }

        var allowance = Math.Max(LeastAllowance, 4 * Math.Sqrt(measured.Accuracy * (1 - measured.Accuracy) / FewImages));
        var both = $"The last test accuracy in your log is {MetricJudge.Percent(last)}; on the same images we measured {MetricJudge.Percent(measured.Accuracy)} with the model as your notebook left it.";
        return Math.Abs(last - measured.Accuracy) <= allowance
            ? CriterionFinding.Met($"{words} {both}")
            : CriterionFinding.NotMet(both) with
            {
                Feedback = ["The log must belong to the model: keep both under names of their own, compute the accuracy with the model in evaluation mode, and do not type values into the log."],
            };
    }

    /// <summary>Where the smoothed series is smallest, if its end lies clearly above.</summary>
    private static int? Rises(double[] losses)
    {
        if (losses.Any(l => !double.IsFinite(l)))
        {
            return null;
        }

        var window = Math.Max(1, losses.Length / 10);
        var means = Enumerable.Range(0, losses.Length - window + 1).Select(i => losses.AsSpan(i, window).ToArray().Average()).ToList();
        var least = means.IndexOf(means.Min());
        return means[^1] > means[least] * 1.02 + 1e-12 && least < means.Count - 1 ? least + window / 2 : null;
    }
}
