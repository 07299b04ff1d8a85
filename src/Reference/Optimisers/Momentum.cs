namespace Autograder.Reference.Optimisers;

/// <summary>SGD with momentum.</summary>
/// <param name="LearningRate">η</param>
/// <param name="Coefficient">μ, often 0.9; 0 is plain SGD</param>
/// <param name="Form">which of the usual forms</param>
public sealed record Momentum(double LearningRate, double Coefficient, MomentumForm Form = MomentumForm.Velocity)
{
    /// <summary>Velocities of 0 for these parameters.</summary>
    public static IReadOnlyList<Matrix> Start(IReadOnlyList<Matrix> parameters) => [.. parameters.Select(p => Matrix.Zero(p.Rows, p.Columns))];

    /// <summary>Parameters and velocities after one step.</summary>
    public (IReadOnlyList<Matrix> Parameters, IReadOnlyList<Matrix> Velocities) Step(
        IReadOnlyList<Matrix> parameters, IReadOnlyList<Matrix> gradients, IReadOnlyList<Matrix> velocities)
    {
        var (gradientFactor, velocityFactor) = Form switch
        {
            MomentumForm.Velocity => (-LearningRate, 1.0),
            MomentumForm.Accumulated => (1.0, -LearningRate),
            MomentumForm.Averaged => (1 - Coefficient, -LearningRate),
        };
        var moved = ParameterLists.Pair(velocities, gradients, (v, g) => Coefficient * v + gradientFactor * g);
        return (ParameterLists.Pair(parameters, moved, (w, v) => w + velocityFactor * v), moved);
    }

    /// <summary>The parameters after each step, one entry per entry of <paramref name="gradients"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Matrix>> Trace(IReadOnlyList<Matrix> start, IReadOnlyList<IReadOnlyList<Matrix>> gradients)
    {
        List<IReadOnlyList<Matrix>> trace = [];
        var (parameters, velocities) = (start, Start(start));
        foreach (var gradient in gradients)
        {
            (parameters, velocities) = Step(parameters, gradient, velocities);
            trace.Add(parameters);
        }
        return trace;
    }
}
