using Autograder.Reference.Objectives;

namespace Autograder.Reference.Calculators.Steps;

/// <summary>An optimiser that tells every intermediate value of its steps.</summary>
internal abstract class StepMethod
{
    /// <summary>Where the gradient is taken; w itself for all but Nesterov's momentum.</summary>
    public virtual Matrix Ahead(Matrix w) => w;

    /// <summary>The parameters after step <paramref name="t"/> (from 1); null when the step is impossible.</summary>
    public abstract Matrix? Step(Matrix w, Slope slope, int t, StepRecorder recorder);
}
