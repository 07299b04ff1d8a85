namespace Autograder.Reference.Optimisers;

/// <summary>Momentum by the weights before the last step (Polyak 1964): w ← w − ηg + β(w − w_previous).</summary>
/// <remarks>Same path as <see cref="MomentumForm.Velocity"/> with the velocity w − w_previous.</remarks>
/// <param name="LearningRate">η</param>
/// <param name="Coefficient">β</param>
internal sealed record HeavyBall(double LearningRate, double Coefficient)
{
    /// <summary>The parameters after one step; all lists run in the same order.</summary>
    public IReadOnlyList<Matrix> Step(IReadOnlyList<Matrix> parameters, IReadOnlyList<Matrix> gradients, IReadOnlyList<Matrix> previous)
    {
        var moved = ParameterLists.Pair(parameters, gradients, (w, g) => w - LearningRate * g);
        return ParameterLists.Pair(moved, ParameterLists.Pair(parameters, previous, (w, p) => Coefficient * (w - p)), (a, b) => a + b);
    }
}
