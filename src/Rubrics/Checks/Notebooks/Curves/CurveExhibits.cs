using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Curves;

/// <summary>Plots of a training: what was recorded beside it and what the student logged never share one.</summary>
internal static class CurveExhibits
{
    public static IEnumerable<Exhibit> Of(NotebookTest.Curve test, ModelResult model, string variable, RateVerdict? verdict)
    {
        var (recorded, log) = (model.Recorded, model.Reported);
        // a constant rate that is as it should be makes no picture
        if (test.LearningRate is { } rule && verdict is { From: var from } && recorded is { LearningRates: { Length: > 1 } rates } && !(rule is LearningRateRule.Constant && verdict.Agrees))
        {
            yield return Plot($"Learning rate of {variable} in each step, recorded by us", "step", "learning rate",
                [Thinned.Steps("recorded", rates), Thinned.Steps("asked for", [.. Enumerable.Range(0, rates.Length).Select(i => rule.At(i + from))])]);
        }

        if ((test.FirstLoss || test.NoNan || test.LeastIterations is not null) && recorded is { StepLosses: { Length: > 1 } losses })
        {
            yield return Plot($"Training loss of {variable} in each step, recorded by us", "step", "loss", [Thinned.Steps("recorded", losses)]);
        }

        if (test.Series.Count > 0 || test.OverfittingGap is not null)
        {
            foreach (var plot in Logged(log, variable))
            {
                yield return plot;
            }
        }
    }

    private static IEnumerable<Exhibit> Logged(IReadOnlyDictionary<string, double[]> log, string variable)
    {
        foreach (var (label, names) in new (string, (string, string)[])[]
        {
            ("accuracy", [("train_accuracy", "training data"), ("test_accuracy", "test data")]),
            ("loss", [("train_loss", "training data"), ("test_loss", "test data")]),
            ("learning rate", [("learning_rate", "learning rate")]),
        })
        {
            var series = names.Where(n => log.GetValueOrDefault(n.Item1) is { Length: > 1 }).Select(n => Series(n.Item2, log, log[n.Item1])).ToList();
            if (series.Count > 0)
            {
                yield return Plot($"{char.ToUpperInvariant(label[0])}{label[1..]} of {variable}, as you logged it", Axis(log) is var (name, _) ? name : "entry of the log", label, series);
            }
        }
    }

    private static CurveSeries Series(string name, IReadOnlyDictionary<string, double[]> log, double[] values) =>
        Axis(log) is (_, { } x) && x.Length == values.Length && x.All(double.IsFinite) ? Thinned.Series(name, x, values) : Thinned.Steps(name, values);

    private static (string Name, double[] Values)? Axis(IReadOnlyDictionary<string, double[]> log) =>
        new[] { "iteration", "epoch" }.Where(name => log.GetValueOrDefault(name) is { Length: > 1 }).Select(name => ((string, double[])?)(name, log[name])).FirstOrDefault();

    private static Exhibit.Curves Plot(string title, string x, string y, IReadOnlyList<CurveSeries> series) => new() { Title = title, XLabel = x, YLabel = y, Series = series };
}
