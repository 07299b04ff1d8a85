using Autograder.Reference.Statistics;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>What there is to see of a training run: intervals, learning curves, settings as used.</summary>
internal static class MetricExhibits
{
    public static IEnumerable<Exhibit> Of(ItemCheck.Metric check, IReadOnlyList<RunResult> runs, IReadOnlyList<Measurement> measured)
    {
        yield return new Exhibit.Intervals
        {
            Title = "Measured accuracy with 95 % intervals",
            Rows = [.. measured.Where(m => m.Succeeded).Select(m => Row(m, measured.Count))],
            Threshold = check.Threshold,
            ThresholdLabel = $"{MetricJudge.Percent((double)check.Threshold)} needed",
        };
        if (AccuracyCurve(check, runs[0]) is { } accuracy)
        {
            yield return accuracy;
        }

        if (LossCurve(runs[0]) is { } loss)
        {
            yield return loss;
        }

        if (Settings(runs[0]) is { } settings)
        {
            yield return settings;
        }
    }

    private static MeasuredInterval Row(Measurement m, int count)
    {
        var interval = WilsonInterval.Of(m.TestCorrect, m.TestCount);
        return new MeasuredInterval(count == 1 ? m.LookedUp ? "altered test images" : "test images" : $"seed {m.Seed}", m.TestAccuracy, interval.Lower, interval.Upper);
    }

    private static Exhibit? AccuracyCurve(ItemCheck.Metric check, RunResult run)
    {
        if (!run.Tensors.TryGetValue("curve/visible_predictions", out var predictions)
            || Measurement.VisibleAccuracies(run, predictions) is not { Length: > 1 } accuracies)
        {
            return null;
        }

        return new Exhibit.Curves
        {
            Title = "Accuracy on images kept aside, after each epoch",
            XLabel = "epoch",
            YLabel = "accuracy",
            Series = [new CurveSeries("kept-aside images", [.. Enumerable.Range(1, accuracies.Length).Select(e => (double)e)], accuracies)],
            Threshold = new CurveThreshold($"{MetricJudge.Percent((double)check.Threshold)} needed", (double)check.Threshold),
        };
    }

    private static Exhibit? LossCurve(RunResult run)
    {
        if (!run.Tensors.TryGetValue("curve/loss", out var loss) || loss.Shape is not [> 1 and <= 10_000])
        {
            return null;
        }

        var values = loss.ToDoubles();
        return new Exhibit.Curves
        {
            Title = "Training loss, as your run went",
            XLabel = "epoch",
            YLabel = "cross-entropy",
            Series = [new CurveSeries("training loss", [.. Enumerable.Range(1, values.Length).Select(e => (double)e)], values)],
        };
    }

    private static Exhibit? Settings(RunResult run)
    {
        if (!CaseReader.Property(run.Results, "settings", out var settings) || settings.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            return null;
        }

        var rows = settings.EnumerateObject().Take(20).Select(p => new TableRow([p.Name, Excerpt.Of(p.Value.ToString(), 80)])).ToList();
        return rows.Count == 0 ? null : new Exhibit.Table { Title = "Settings that were used", Columns = ["setting", "value"], Rows = rows };
    }
}
