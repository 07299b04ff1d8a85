using Autograder.Reference.Objectives;

namespace Autograder.Reference.Calculators.Steps;

/// <summary>Where gradients come from.</summary>
internal abstract record StepSlopes
{
    private StepSlopes()
    {
    }

    /// <summary>How many steps there are.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the objective's value is known, too.</summary>
    public abstract bool HasValues { get; }

    /// <summary>The slope for step <paramref name="t"/> (from 1) at a point; null with a problem in words where there is none.</summary>
    public abstract Slope? At(int t, Matrix point, out string problem);

    /// <summary>One gradient per step, wherever the parameters are.</summary>
    internal sealed record Listed(IReadOnlyList<Slope> Slopes) : StepSlopes
    {
        public override int Count => Slopes.Count;

        public override bool HasValues => false;

        public override Slope? At(int t, Matrix point, out string problem)
        {
            problem = "";
            return Slopes[t - 1];
        }
    }

    /// <summary>A formula, differentiated where the parameters are.</summary>
    internal sealed record Written(Objective Objective, int Steps, bool NeedsHessian) : StepSlopes
    {
        public override int Count => Steps;

        public override bool HasValues => true;

        public override Slope? At(int t, Matrix point, out string problem) => Objective.At(point, NeedsHessian, out problem);
    }
}
