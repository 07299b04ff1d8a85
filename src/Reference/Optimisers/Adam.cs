namespace Autograder.Reference.Optimisers;

/// <summary>Adam (Kingma and Ba 2015, arXiv:1412.6980, Algorithm 1).</summary>
/// <remarks>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ), w ← w − η·m̂/(√v̂ + ε).</remarks>
/// <param name="LearningRate">η</param>
public sealed record Adam(double LearningRate = 0.001)
{
    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.999;

    public double Epsilon { get; init; } = 1e-8;

    public EpsilonPlacement EpsilonPlacement { get; init; } = EpsilonPlacement.OutsideRoot;

    /// <summary>Whether the moments are divided by 1 − βᵗ; leaving this out is a common mistake worth recognising.</summary>
    public bool BiasCorrection { get; init; } = true;

    /// <summary>Parameters and state after one step; all lists run in the same order.</summary>
    public (IReadOnlyList<Matrix> Parameters, AdamState State) Step(
        IReadOnlyList<Matrix> parameters, IReadOnlyList<Matrix> gradients, AdamState state)
    {
        var steps = state.Steps + 1;
        Matrix[] first = [.. state.FirstMoments.Zip(gradients, (m, g) => Beta1 * m + (1 - Beta1) * g)];
        Matrix[] second = [.. state.SecondMoments.Zip(gradients, (v, g) => Beta2 * v + (1 - Beta2) * g.Times(g))];
        var correction1 = BiasCorrection ? 1 - Math.Pow(Beta1, steps) : 1;
        var correction2 = BiasCorrection ? 1 - Math.Pow(Beta2, steps) : 1;
        var moved = new Matrix[parameters.Count];
        for (var p = 0; p < moved.Length; p++)
        {
            var root = second[p].Map(v => Divisor(v / correction2));
            moved[p] = parameters[p] - LearningRate * first[p].Zip(root, (m, r, into) =>
            {
                for (var i = 0; i < into.Length; i++)
                {
                    into[i] = m[i] / correction1 / r[i];
                }
            });
        }
        return (moved, new(steps, first, second));
    }

    /// <summary>The parameters after each step, one entry per entry of <paramref name="gradients"/>.</summary>
    public IReadOnlyList<IReadOnlyList<Matrix>> Trace(IReadOnlyList<Matrix> start, IReadOnlyList<IReadOnlyList<Matrix>> gradients)
    {
        List<IReadOnlyList<Matrix>> trace = [];
        var (parameters, state) = (start, AdamState.Start(start));
        foreach (var gradient in gradients)
        {
            (parameters, state) = Step(parameters, gradient, state);
            trace.Add(parameters);
        }
        return trace;
    }

    private double Divisor(double v) => EpsilonPlacement switch
    {
        EpsilonPlacement.OutsideRoot => Math.Sqrt(v) + Epsilon,
        EpsilonPlacement.InsideRoot => Math.Sqrt(v + Epsilon),
    };
}
