namespace Autograder.Rubrics.Assignments.Notebooks;

public abstract partial record NotebookTest
{
    /// <summary>How a training went: what was recorded beside it, and what the student logged and drew. What is null is not looked at.</summary>
    public sealed record Curve : NotebookTest
    {
        public override string Word => "curve";
        public override bool NeedsModel => Series.Count > 0 || LeastIterations is not null || FirstLoss || NoNan || LearningRate is not null
            || Optimizer is not null || Initial is not null || OverfittingGap is not null;

        /// <summary>Series that the student must have logged.</summary>
        public IReadOnlyList<string> Series { get; init; } = [];

        /// <summary>Steps of the optimiser, as recorded.</summary>
        public int? LeastIterations { get; init; }

        /// <summary>The first recorded loss is near ln C, as that of a network that knows nothing yet.</summary>
        public bool FirstLoss { get; init; }

        /// <summary>No recorded or logged number is NaN or infinite.</summary>
        public bool NoNan { get; init; }

        /// <summary>Least number of figures that the notebook draws.</summary>
        public int? Figures { get; init; }

        /// <summary>The learning rate of every recorded step.</summary>
        public LearningRateRule? LearningRate { get; init; }

        /// <summary>Name of the optimiser's class, such as Adam.</summary>
        public string? Optimizer { get; init; }

        /// <summary>Parameters as they were before the first step.</summary>
        public InitialValues? Initial { get; init; }

        /// <summary>Overfitting must be visible: train − test accuracy of at least this much, or a test loss that rises again.</summary>
        public double? OverfittingGap { get; init; }
    }
}

/// <summary>What parameters must be before training; null may be anything.</summary>
/// <param name="Bias">Every bias.</param>
/// <param name="ZeroWeights">Whether all weights are zero.</param>
/// <param name="WeightDeviation">Standard deviation of the weights.</param>
public sealed record InitialValues(double? Bias, bool? ZeroWeights, double? WeightDeviation);
