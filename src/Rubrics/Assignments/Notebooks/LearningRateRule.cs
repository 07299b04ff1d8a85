using Autograder.Reference.Schedules;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>A prescribed learning rate: closed family.</summary>
public abstract record LearningRateRule
{
    private LearningRateRule() { }

    /// <summary>The rate at time t, counted in steps.</summary>
    public abstract double At(double t);

    /// <summary>The same rate in every step.</summary>
    public sealed record Constant(double Value) : LearningRateRule
    {
        public override double At(double t) => Value;
    }

    /// <summary>η_min + (η_max − η_min)·e^(−t/τ).</summary>
    /// <param name="Decay">τ, in steps</param>
    /// <param name="From">t of the first step; null: 0 and 1 are both right</param>
    public sealed record Exponential(double Minimum, double Maximum, double Decay, int? From) : LearningRateRule
    {
        public override double At(double t) => ExponentialDecay.TowardsFloor(Minimum, Maximum, Decay, t);
    }
}
