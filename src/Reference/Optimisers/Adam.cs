using System.Numerics.Tensors;

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
        var first = ParameterLists.Pair(state.FirstMoments, gradients, (m, g) => Beta1 * m + (1 - Beta1) * g);
        var second = ParameterLists.Pair(state.SecondMoments, gradients, (v, g) => Beta2 * v + (1 - Beta2) * g.Times(g));
        var correction1 = BiasCorrection ? 1 - Math.Pow(Beta1, steps) : 1;
        var correction2 = BiasCorrection ? 1 - Math.Pow(Beta2, steps) : 1;
        var directions = ParameterLists.Pair(
            first, second, (m, v) => m.Zip(v.Map(x => Divisor(x / correction2)), TensorPrimitives.Divide).Map(x => x / correction1));
        return (ParameterLists.Pair(parameters, directions, (w, d) => w - LearningRate * d), new(steps, first, second));
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
