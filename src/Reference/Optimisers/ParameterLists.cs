namespace Autograder.Reference.Optimisers;

/// <summary>Lists of matrices that run side by side: parameters, their gradients, their moments.</summary>
internal static class ParameterLists
{
    /// <summary>Combines two lists entry by entry; unlike LINQ's Zip it refuses lists of different length rather than dropping a parameter.</summary>
    public static Matrix[] Pair(IReadOnlyList<Matrix> first, IReadOnlyList<Matrix> second, Func<Matrix, Matrix, Matrix> combine)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{first.Count} and {second.Count} matrices do not run side by side.");
        }
        return [.. first.Zip(second, combine)];
    }
}
