using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>What a model reaches on data whose answers the student never sees, measured outside the box.</summary>
    /// <param name="Threshold">At least this for accuracies (0 to 1), at most this for losses and errors.</param>
    /// <param name="Rule">How many runs decide, ascending, such as 1, 3, 5.</param>
    /// <param name="SeedDeviation">Standard deviation between seeds where the package says it; null: as calibrated.</param>
    public sealed record Metric(MetricKind Kind, ImagePart On, double Threshold, IReadOnlyList<int> Rule, double? SeedDeviation) : NotebookTest
    {
        public override string Word => "metric";
        public override IReadOnlyList<int> SeedCounts => Rule;
    }
}

/// <summary>What is measured of a model.</summary>
public enum MetricKind
{
    /// <summary>Share of images whose class is right.</summary>
    Accuracy,

    /// <summary>Mean of −ln of the probability given to the right class, in nats.</summary>
    CrossEntropy,

    /// <summary>Mean squared error of forecasts.</summary>
    MeanSquaredError,
}
