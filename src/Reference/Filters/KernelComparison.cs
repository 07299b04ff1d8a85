namespace Autograder.Reference.Filters;

/// <summary>Whether two kernels are the same filter in one sense or another.</summary>
internal static class KernelComparison
{
    private const double Rounding = 1e-6;

    public static bool Equal(Matrix a, Matrix b) => a.HasShapeOf(b) && (a - b).MaxAbsolute() <= Rounding * Math.Max(1, b.MaxAbsolute());

    /// <summary>Up to a positive factor.</summary>
    public static bool EqualScaled(Matrix a, Matrix b)
    {
        var (sizeA, sizeB) = (a.MaxAbsolute(), b.MaxAbsolute());
        return a.HasShapeOf(b) && (sizeA == 0 || sizeB == 0 ? sizeA == sizeB : Equal(1 / sizeA * a, 1 / sizeB * b));
    }

    /// <summary>Up to a positive factor, the sign, and mirroring left to right and top to bottom.</summary>
    public static bool EqualFlipped(Matrix a, Matrix b) =>
        a.HasShapeOf(b) && Flips(b).SelectMany(f => new[] { f, -1 * f }).Any(f => EqualScaled(a, f));

    /// <summary>Whether both respond most to the same binary patch, and only to that one.</summary>
    public static bool SameBestPatch(Matrix a, Matrix b) => a.HasShapeOf(b)
        && a.Values.ToArray().Zip(b.Values.ToArray(), (x, y) => x != 0 && Math.Sign(x) == Math.Sign(y)).All(same => same);

    private static Matrix[] Flips(Matrix a) =>
    [
        a,
        Matrix.Generate(a.Rows, a.Columns, (r, c) => a[a.Rows - 1 - r, c]),
        Matrix.Generate(a.Rows, a.Columns, (r, c) => a[r, a.Columns - 1 - c]),
        Matrix.Generate(a.Rows, a.Columns, (r, c) => a[a.Rows - 1 - r, a.Columns - 1 - c]),
    ];
}
