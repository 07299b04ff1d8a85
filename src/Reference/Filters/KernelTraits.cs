namespace Autograder.Reference.Filters;

/// <summary>What kind of filter a small kernel is.</summary>
internal sealed class KernelTraits(Matrix kernel)
{
    private const double Rounding = 1e-9;

    private readonly double[] _entries = kernel.Values.ToArray();

    public bool IsBox => _entries.All(e => Near(e, _entries[0])) && !Near(_entries[0], 0);

    /// <summary>A mean with weights.</summary>
    public bool IsBlur => _entries.All(e => e >= 0) && _entries.Count(e => e > 0) > 1;

    public bool IsEdge => Near(_entries.Sum(), 0) && _entries.Any(e => !Near(e, 0));

    /// <summary>Differences from left to right: every row alike but for a positive factor, as in Sobel's and Prewitt's kernels.</summary>
    public bool IsVerticalEdge => IsDifference(kernel);

    public bool IsHorizontalEdge => IsDifference(kernel.Transposed());

    public bool IsIdentity
    {
        get
        {
            var middle = kernel.Rows / 2 * kernel.Columns + kernel.Columns / 2;
            return kernel.Rows % 2 == 1 && kernel.Columns % 2 == 1 && _entries.Select((e, i) => Near(e, i == middle ? 1 : 0)).All(same => same);
        }
    }

    public bool Inverts => _entries.All(e => e <= 0) && _entries.Any(e => e < 0);

    private static bool IsDifference(Matrix kernel)
    {
        var rows = Enumerable.Range(0, kernel.Rows).Select(r => kernel.Row(r).ToArray()).ToList();
        return rows.All(row => row.Any(e => !Near(e, 0)) && Near(row.Sum(), 0) && IsPositiveMultiple(row, rows[0]));
    }

    private static bool IsPositiveMultiple(double[] row, double[] pattern)
    {
        var at = Array.FindIndex(pattern, e => !Near(e, 0));
        var factor = at < 0 ? 0 : row[at] / pattern[at];
        return factor > 0 && row.Zip(pattern, (a, b) => Near(a, factor * b)).All(same => same);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Rounding;
}
