using Autograder.Reference.Filters;

namespace Autograder.Reference.Calculators;

/// <summary>What a small kernel does to an image, as correlation.</summary>
/// <remarks>
/// Givens: <c>kernel</c>, <c>low</c> (0), <c>high</c> (1), <c>compare</c>. Results: <c>sum</c>, <c>lowest</c>, <c>highest</c>, <c>best_patch</c>, <c>best_count</c>, <c>worst_patch</c>,
/// <c>worst_count</c>, <c>is_…</c>, <c>inverts</c>; with <c>compare</c> <c>equal</c>, <c>equal_scaled</c>, <c>equal_flipped</c>, <c>same_best_patch</c>.
/// </remarks>
internal static class FilterResponse
{
    private const int MostEntries = 25;

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var kernel = ReadKernel(givens, "kernel");
        var compare = givens.Has("compare") ? ReadKernel(givens, "compare") : null;
        var (low, high) = (givens.Number("low", 0), givens.Number("high", 1));
        if (low >= high)
        {
            givens.Reject("high", "it must be above low");
        }
        if (!givens.Ok || kernel is null || low is not { } black || high is not { } white)
        {
            return;
        }
        AddClasses(results, kernel);
        AddPatches(results, kernel, black, white);
        if (compare is not null)
        {
            results.Add("equal", KernelComparison.Equal(kernel, compare) ? 1 : 0);
            results.Add("equal_scaled", KernelComparison.EqualScaled(kernel, compare) ? 1 : 0);
            results.Add("equal_flipped", KernelComparison.EqualFlipped(kernel, compare) ? 1 : 0);
            results.Add("same_best_patch", KernelComparison.SameBestPatch(kernel, compare) ? 1 : 0);
        }
    }

    private static void AddClasses(CalculatorResults results, Matrix kernel)
    {
        var traits = new KernelTraits(kernel);
        results.Add("sum", kernel.Sum());
        results.Add("is_box", traits.IsBox ? 1 : 0);
        results.Add("is_blur", traits.IsBlur ? 1 : 0);
        results.Add("is_edge", traits.IsEdge ? 1 : 0);
        results.Add("is_vertical_edge", traits.IsVerticalEdge ? 1 : 0);
        results.Add("is_horizontal_edge", traits.IsHorizontalEdge ? 1 : 0);
        results.Add("is_identity", traits.IsIdentity ? 1 : 0);
        results.Add("inverts", traits.Inverts ? 1 : 0);
    }

    /// <summary>Every pixel counts for itself, so the extremes over all patches are found entry by entry; entries of 0 leave a choice.</summary>
    private static void AddPatches(CalculatorResults results, Matrix kernel, double low, double high)
    {
        var free = Math.Pow(2, kernel.Values.ToArray().Count(k => k == 0));
        var best = kernel.Map(k => k > 0 ? high : low);
        var worst = kernel.Map(k => k < 0 ? high : low);
        results.Add("highest", best.Times(kernel).Sum());
        results.Add("lowest", worst.Times(kernel).Sum());
        results.Add("best_patch", DenseArray.From(best));
        results.Add("best_count", free);
        results.Add("worst_patch", DenseArray.From(worst));
        results.Add("worst_count", free);
    }

    private static Matrix? ReadKernel(GivenReader givens, string key)
    {
        var kernel = givens.Array(key);
        if (kernel is not null && (kernel.Rank != 2 || kernel.Length is 0 or > MostEntries))
        {
            givens.Reject(key, $"rows of numbers are needed, at most {MostEntries} in all");
            return null;
        }
        return kernel?.ToMatrix();
    }
}
