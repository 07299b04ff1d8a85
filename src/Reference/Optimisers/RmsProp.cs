using System.Numerics.Tensors;

namespace Autograder.Reference.Optimisers;

/// <summary>RMSProp (Tieleman and Hinton 2012, lecture 6.5): s ← ρs + (1 − ρ)g², w ← w − η·g/(√s + ε); with <see cref="Accumulate"/> AdaGrad (Duchi et al. 2011), s ← s + g².</summary>
/// <param name="LearningRate">η</param>
internal sealed record RmsProp(double LearningRate)
{
    /// <summary>ρ, also called β₂.</summary>
    public double Decay { get; init; } = 0.9;

    public double Epsilon { get; init; } = 1e-8;

    public EpsilonPlacement EpsilonPlacement { get; init; } = EpsilonPlacement.OutsideRoot;

    /// <summary>AdaGrad: squares are added up and never forgotten.</summary>
    public bool Accumulate { get; init; }

    /// <summary>Squares of 0 for these parameters.</summary>
    public static IReadOnlyList<Matrix> Start(IReadOnlyList<Matrix> parameters) => [.. parameters.Select(p => Matrix.Zero(p.Rows, p.Columns))];

    /// <summary>Parameters and squares after one step; all lists run in the same order.</summary>
    public (IReadOnlyList<Matrix> Parameters, IReadOnlyList<Matrix> Squares) Step(
        IReadOnlyList<Matrix> parameters, IReadOnlyList<Matrix> gradients, IReadOnlyList<Matrix> squares)
    {
        var (kept, added) = Accumulate ? (1.0, 1.0) : (Decay, 1 - Decay);
        var moved = ParameterLists.Pair(squares, gradients, (s, g) => kept * s + added * g.Times(g));
        var directions = ParameterLists.Pair(gradients, moved, (g, s) => g.Zip(s.Map(Divisor), TensorPrimitives.Divide));
        return (ParameterLists.Pair(parameters, directions, (w, d) => w - LearningRate * d), moved);
    }

    private double Divisor(double s) => EpsilonPlacement switch
    {
        EpsilonPlacement.OutsideRoot => Math.Sqrt(s) + Epsilon,
        EpsilonPlacement.InsideRoot => Math.Sqrt(s + Epsilon),
    };
}
