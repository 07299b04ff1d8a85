using Autograder.Rubrics.Notebooks.Results;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads criteria that rest on what was measured: <c>ran</c>, <c>metric</c>, <c>claim</c>.</summary>
internal static class MeasuredReader
{
    private static readonly Dictionary<string, MetricKind> Kinds = new()
    {
        ["accuracy"] = MetricKind.Accuracy,
        ["cross-entropy"] = MetricKind.CrossEntropy,
        ["mean-squared-error"] = MetricKind.MeanSquaredError,
    };

    private static readonly Dictionary<string, ImagePart> Places = new()
    {
        ["hidden"] = ImagePart.Hidden,
        ["visible"] = ImagePart.Visible,
        ["train"] = ImagePart.Train,
    };

    public static NotebookTest ReadRan(YamlCursor at) => new NotebookTest.Ran(at.Find("all_cells")?.Bool() ?? false);

    public static NotebookTest ReadMetric(YamlCursor at)
    {
        var kind = at.Require("metric")?.OneOf(Kinds) ?? default;
        var rule = at.Find("rule");
        var counts = rule?.Find("seeds")?.Elements().Select(e => e.Int(1, 50)).ToList() ?? [1];
        if (counts.Count == 0 || !counts.SequenceEqual(counts.Distinct().Order()))
        {
            rule?.Problem("seeds lists how many runs decide, rising, such as [1, 3, 5, 10]");
        }

        var test = new NotebookTest.Metric(kind, at.Find("on")?.OneOf(Places) ?? ImagePart.Hidden, ReadThreshold(at, kind), counts, ReadDeviation(rule));
        rule?.NothingElse();
        return test;
    }

    public static NotebookTest ReadClaim(YamlCursor at)
    {
        var (kind, on) = at.Require("of")?.OneOf(new Dictionary<string, (MetricKind, ImagePart)>
        {
            ["test-accuracy"] = (MetricKind.Accuracy, ImagePart.Hidden),
            ["train-accuracy"] = (MetricKind.Accuracy, ImagePart.Train),
            ["test-cross-entropy"] = (MetricKind.CrossEntropy, ImagePart.Hidden),
            ["train-cross-entropy"] = (MetricKind.CrossEntropy, ImagePart.Train),
            ["test-mean-squared-error"] = (MetricKind.MeanSquaredError, ImagePart.Hidden),
        }) ?? default;
        return new NotebookTest.Claim(at.RequireText("answer"), kind, on, Positive(at.Find("allowance")) ?? 0, ReadDeviation(at));
    }

    private static double ReadThreshold(YamlCursor at, MetricKind kind)
    {
        var written = at.Require(kind == MetricKind.Accuracy || at.Has("threshold") ? "threshold" : "at_most");
        var value = written?.Double() ?? 0;
        if (value < 0 || kind == MetricKind.Accuracy && value > 1)
        {
            written?.Problem(kind == MetricKind.Accuracy ? "is a share from 0 to 1; 97 % is 0.97" : "cannot be negative");
        }

        return value;
    }

    private static double? ReadDeviation(YamlCursor? at) => Positive(at?.Find("seed_deviation"));

    private static double? Positive(YamlCursor? at)
    {
        var value = at?.Double();
        if (value < 0)
        {
            at?.Problem("cannot be negative");
        }

        return value;
    }
}
