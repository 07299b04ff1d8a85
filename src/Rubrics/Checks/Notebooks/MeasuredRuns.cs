using System.Globalization;
using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What one model reached in each run so far, in the order of the seeds. Every run counts; none is chosen.</summary>
internal sealed class MeasuredRuns
{
    private const double UsualDeviation = 0.005;

    /// <summary>Losses have no scale of their own: their deviation is taken as a share of what is asked or measured.</summary>
    private const double UsualShare = 0.05;
    private const double Same = 1e-6;

    private MeasuredRuns(MetricKind kind, ImagePart on, IReadOnlyList<ModelMeasurement> all, double? deviation)
    {
        (Kind, On, All, KnownDeviation) = (kind, on, all, deviation);
        OwnSeed = all.Count > 1 && all.All(m => Succeeded(m) && AreSame(m, all[0]));
        Counting = OwnSeed ? [all[0]] : all;
    }

    public MetricKind Kind { get; }
    public ImagePart On { get; }
    public IReadOnlyList<ModelMeasurement> All { get; }

    /// <summary>Those that count: one where all runs are the same.</summary>
    public IReadOnlyList<ModelMeasurement> Counting { get; }

    /// <summary>Runs with different seeds gave the same predictions: the notebook sets its own seed.</summary>
    public bool OwnSeed { get; }

    /// <summary>As calibrated, or as the package says; null where neither is.</summary>
    public double? KnownDeviation { get; }

    /// <summary>Whether anything was measured at all.</summary>
    public bool AnySucceeded => All.Any(Succeeded);

    /// <summary>Mean of the runs that count; −∞ or +∞ where one of them reached no loss.</summary>
    public double Mean => Counting.Average(Value);

    /// <param name="own">Deviation that the package gives; what was calibrated comes before it.</param>
    public static MeasuredRuns Of(NotebookView view, ModelName model, MetricKind kind, ImagePart on, double? own = null) => new(
        kind, on,
        [.. view.Results(model.Run).Select(r => ModelMeasurement.Of(r, model.Model, on))],
        view.Context.Assignment.Calibration.DeviationOf(model.Run, model.Model, kind) ?? own);

    /// <summary>Standard deviation between seeds around a value.</summary>
    public double Deviation(double around) => KnownDeviation ?? (Kind == MetricKind.Accuracy ? UsualDeviation : UsualShare * Math.Abs(around));

    /// <summary>0, or an infinite loss, for a run that could not be measured: a run that fails does not reach anything.</summary>
    public double Value(ModelMeasurement measured) => Kind switch
    {
        MetricKind.Accuracy => measured.Accuracy,
        MetricKind.CrossEntropy => measured.CrossEntropy ?? double.PositiveInfinity,
        MetricKind.MeanSquaredError => measured.MeanSquaredError ?? double.PositiveInfinity,
    };

    public bool Succeeded(ModelMeasurement measured) => measured.Succeeded && double.IsFinite(Value(measured))
        && (Kind != MetricKind.Accuracy || measured.Correct.Length > 0);

    /// <summary>Why altered copies were measured in place of published images; null where the originals were.</summary>
    public CopyGap? LookedUp => All.FirstOrDefault(m => m.LookedUp)?.Copies;

    /// <summary>Why nothing was measured, in words for the student.</summary>
    public string Problem => All.FirstOrDefault(m => m.Problem.Length > 0)?.Problem is { } problem ? problem : Kind switch
    {
        MetricKind.Accuracy => "The network gives no class scores, so there is no accuracy to measure.",
        MetricKind.CrossEntropy => "The network's outputs are neither class scores nor probabilities, or not all of them are numbers, so there is no cross-entropy.",
        MetricKind.MeanSquaredError => "The network gives no forecasts, so there is no mean squared error to measure.",
    };

    /// <summary>The 95 % interval of one run's value: noise of a finite test set.</summary>
    public Interval IntervalOf(ModelMeasurement measured) => Kind == MetricKind.Accuracy && measured.Count > 0
        ? WilsonInterval.Around(measured.Accuracy, measured.Count)
        : LossInterval(measured);

    /// <summary>A value of this kind for people.</summary>
    public string Shown(double value) => Shown(Kind, value);

    public static string Shown(MetricKind kind, double value) => kind == MetricKind.Accuracy
        ? (value * 100).ToString("0.0#", CultureInfo.InvariantCulture) + " %"
        : value.ToString("G4", CultureInfo.InvariantCulture);

    private static bool AreSame(ModelMeasurement a, ModelMeasurement b) =>
        a.Correct.AsSpan().SequenceEqual(b.Correct) && Close(a.CrossEntropy, b.CrossEntropy) && Close(a.MeanSquaredError, b.MeanSquaredError);

    /// <summary>The order in which images are shown differs, and with it the last digits of sums.</summary>
    private static bool Close(double? a, double? b) => a is { } x && b is { } y ? Math.Abs(x - y) <= Same * (1 + Math.Abs(x)) : a is null && b is null;

    private Interval LossInterval(ModelMeasurement measured)
    {
        var value = Value(measured);
        if (measured.Losses.Length < 2 || !double.IsFinite(value))
        {
            return new Interval(value, value);
        }

        var variance = measured.Losses.Sum(l => (l - value) * (l - value)) / (measured.Losses.Length - 1);
        var half = 1.96 * Math.Sqrt(variance / measured.Losses.Length);
        return new Interval(value - half, value + half);
    }
}
