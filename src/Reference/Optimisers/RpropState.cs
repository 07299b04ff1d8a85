namespace Autograder.Reference.Optimisers;

/// <summary>What Rprop remembers between steps.</summary>
/// <param name="StepSizes">Δ, one matrix per parameter, an own size per entry</param>
/// <param name="Gradients">the derivatives that signs are compared with; 0 where there is nothing to compare</param>
/// <param name="Changes">the last step from the point whose derivative is in <paramref name="Gradients"/></param>
/// <param name="Error">value before the last step; only iRprop⁺ needs it</param>
internal sealed record RpropState(IReadOnlyList<Matrix> StepSizes, IReadOnlyList<Matrix> Gradients, IReadOnlyList<Matrix> Changes, double Error)
{
    /// <summary>Every step size <paramref name="stepSize"/>, nothing to compare with yet.</summary>
    public static RpropState Start(IReadOnlyList<Matrix> parameters, double stepSize)
    {
        Matrix[] zeros = [.. parameters.Select(p => Matrix.Zero(p.Rows, p.Columns))];
        return new([.. parameters.Select(p => Matrix.Generate(p.Rows, p.Columns, (_, _) => stepSize))], zeros, zeros, double.PositiveInfinity);
    }
}
