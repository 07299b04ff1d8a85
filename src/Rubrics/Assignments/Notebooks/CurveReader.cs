using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>Reads a criterion with <c>check: curve</c>.</summary>
internal static class CurveReader
{
    private static readonly string[] SeriesNames = ["iteration", "epoch", "train_loss", "test_loss", "train_accuracy", "test_accuracy", "learning_rate"];

    public static NotebookTest? Read(YamlCursor at)
    {
        var test = new NotebookTest.Curve
        {
            Series = at.Find("series")?.Elements().Select(ReadSeries).Distinct().ToList() ?? [],
            LeastIterations = at.Find("least_iterations")?.Int(1, 10_000_000),
            FirstLoss = at.Find("first_loss")?.Bool() ?? false,
            NoNan = at.Find("no_nan")?.Bool() ?? false,
            Figures = at.Find("figures")?.Int(1, 40),
            LearningRate = at.Find("learning_rate") is { } rate ? ReadRate(rate) : null,
            Optimizer = at.FindText("optimizer"),
            Initial = at.Find("initial") is { } initial ? ReadInitial(initial) : null,
            OverfittingGap = at.Find("overfitting") is { } overfitting ? ReadGap(overfitting) : null,
        };
        if (test is { NeedsModel: false, Figures: null })
        {
            at.Problem("give at least one of series, least_iterations, first_loss, no_nan, figures, learning_rate, optimizer, initial and overfitting");
        }

        return test;
    }

    private static string ReadSeries(YamlCursor at)
    {
        var name = at.Text();
        if (!SeriesNames.Contains(name))
        {
            at.Problem($"'{name}' is not a series known here; use one of: {string.Join(", ", SeriesNames)}");
        }

        return name;
    }

    private static LearningRateRule? ReadRate(YamlCursor at)
    {
        LearningRateRule? rule = at.RequireText("rule") switch
        {
            "constant" => new LearningRateRule.Constant(Positive(at, "value")),
            "exponential" => new LearningRateRule.Exponential(at.Find("minimum")?.Double() ?? 0, Positive(at, "maximum"), Positive(at, "decay"), at.Find("from")?.Int(0, 1)),
            _ => null,
        };
        if (rule is null)
        {
            at.Problem("rule is constant (with value) or exponential (with maximum, decay, and if need be minimum and from)");
        }

        if (rule is LearningRateRule.Exponential { Minimum: var least, Maximum: var most } && (least < 0 || least >= most))
        {
            at.Problem("minimum must be at least 0 and below maximum");
        }

        at.NothingElse();
        return rule;
    }

    private static double Positive(YamlCursor at, string name)
    {
        var value = at.Require(name)?.Double() ?? 1;
        if (value <= 0)
        {
            at.Problem($"'{name}' must be above 0");
        }

        return value;
    }

    private static InitialValues ReadInitial(YamlCursor at)
    {
        var values = new InitialValues(at.Find("bias")?.Double(), at.Find("zero_weights")?.Bool(), at.Find("weight_std")?.Double());
        if (values is { Bias: null, ZeroWeights: null, WeightDeviation: null })
        {
            at.Problem("give bias, zero_weights or weight_std");
        }

        at.NothingElse();
        return values;
    }

    private static double ReadGap(YamlCursor at)
    {
        var gap = at.Require("gap")?.Double() ?? 0;
        if (gap is < 0 or > 1)
        {
            at.Problem("gap is a difference of accuracies, from 0 to 1");
        }

        at.NothingElse();
        return gap;
    }
}
