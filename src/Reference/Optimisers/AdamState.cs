namespace Autograder.Reference.Optimisers;

/// <summary>What Adam remembers between steps.</summary>
/// <param name="Steps">t, the number of steps taken</param>
/// <param name="FirstMoments">m, one per parameter</param>
/// <param name="SecondMoments">v, one per parameter</param>
public sealed record AdamState(int Steps, IReadOnlyList<Matrix> FirstMoments, IReadOnlyList<Matrix> SecondMoments)
{
    /// <summary>t = 0 and moments of 0 for these parameters.</summary>
    public static AdamState Start(IReadOnlyList<Matrix> parameters)
    {
        Matrix[] zeros = [.. parameters.Select(p => Matrix.Zero(p.Rows, p.Columns))];
        return new(0, zeros, zeros);
    }
}
