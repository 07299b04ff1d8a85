using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Calibrations;

/// <summary>How much repeated trainings of the reference differ, measured by <c>autograder calibrate</c>.</summary>
/// <param name="Models"><see cref="Key"/> of a run and model → what was measured.</param>
public sealed record Calibration(IReadOnlyDictionary<string, CalibratedModel> Models)
{
    /// <summary>The file beside assignment.yaml that holds it.</summary>
    public const string FileName = "calibration.yaml";

    private const double TwoSided95 = 1.959964;

    /// <summary>Nothing was measured.</summary>
    public static Calibration None { get; } = new(new Dictionary<string, CalibratedModel>());

    /// <summary>How the file names a model of a run: <c>run/model</c>, or <c>run</c> where the run trains one network.</summary>
    public static string Key(string run, string? model) => string.IsNullOrEmpty(model) ? run : $"{run}/{model}";

    /// <summary>Mean and spread of a model's measurements, or null where they were not measured.</summary>
    public Spread? Of(string run, string? model, MetricKind metric) =>
        Models.GetValueOrDefault(Key(run, model))?.Spreads.GetValueOrDefault(metric);

    /// <summary>
    /// Standard deviation between trainings that differ only by their seed, in the unit of the metric; null where it was not measured.
    /// Widened for few trainings, whose deviation is itself uncertain: 1.96 of it span what Student's t with n − 1 degrees of freedom
    /// gives for 95 % (5 trainings 1.42 times, 20 trainings 1.07 times).
    /// </summary>
    public double? DeviationOf(string run, string? model, MetricKind metric) =>
        Of(run, model, metric)?.Deviation * Widening(Models.GetValueOrDefault(Key(run, model))?.Runs ?? 0);

    private static double Widening(int runs) => runs < 2 ? 1 : PairedT.Quantile(0.975, runs - 1) / TwoSided95;
}

/// <summary>The measurements of one model.</summary>
public sealed record CalibratedModel
{
    /// <summary>The day of the last run.</summary>
    public required DateOnly Measured { get; init; }

    /// <summary>Version of the package then.</summary>
    public required string Version { get; init; }

    /// <summary>Id of the sandbox image.</summary>
    public required string Image { get; init; }

    /// <summary>Where it was computed, such as <c>cpu</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Names the reference's files and what the package asked of the run: other content, other measurements.</summary>
    public required string Subject { get; init; }

    /// <summary>How many trainings.</summary>
    public required int Runs { get; init; }

    public required IReadOnlyDictionary<MetricKind, Spread> Spreads { get; init; }
}

/// <summary>Mean and standard deviation of a sample.</summary>
/// <param name="Deviation">With n − 1.</param>
/// <param name="Uncertainty">Standard error of the deviation for normal noise, s / √(2(n − 1)).</param>
public sealed record Spread(double Mean, double Deviation, double Uncertainty)
{
    /// <summary>The spread of at least two values.</summary>
    public static Spread Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
        return new Spread(mean, deviation, deviation / Math.Sqrt(2.0 * (values.Count - 1)));
    }
}
