using Autograder.Reference.Products;

namespace Autograder.Reference.Training;

/// <summary>Rows of floats, each padded with zeros to whole vectors, so that products have no ragged edge.</summary>
internal sealed class FloatRows(int rows, int columns)
{
    private const int Alignment = 16;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    /// <summary>Distance between rows; columns from <see cref="Columns"/> on stay 0.</summary>
    public int Stride { get; } = (columns + Alignment - 1) / Alignment * Alignment;

    public float[] Values { get; } = new float[(long)rows * ((columns + Alignment - 1) / Alignment * Alignment)];

    public Span<float> Row(int row) => Values.AsSpan(row * Stride, Columns);

    /// <summary>A row with its padding.</summary>
    public Span<float> PaddedRow(int row) => Values.AsSpan(row * Stride, Stride);

    /// <summary>this ← left·right, using the first <paramref name="rows"/> rows of left; rows are shared between threads.</summary>
    public void SetProduct(FloatRows left, FloatRows right, int rows, int threads) =>
        InParallel(rows, threads, (from, to) => BlockedProduct.Multiply(
            new(left.Values.AsSpan(from * left.Stride), left.Stride, 1),
            new Rows<float>(right.Values, right.Stride),
            new DestinationRows<float>(Values.AsSpan(from * Stride), Stride),
            new(to - from, Stride, left.Columns)));

    /// <summary>this ← leftᵀ·right over the first <paramref name="inner"/> rows of both.</summary>
    public void SetTransposedProduct(FloatRows left, FloatRows right, int inner, int threads) =>
        InParallel(Rows, threads, (from, to) => BlockedProduct.Multiply(
            new(left.Values.AsSpan(from), 1, left.Stride),
            new Rows<float>(right.Values, right.Stride),
            new DestinationRows<float>(Values.AsSpan(from * Stride), Stride),
            new(to - from, Stride, inner)));

    public void SetTransposed(FloatRows source)
    {
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                Values[r * Stride + c] = source.Values[c * source.Stride + r];
            }
        }
    }

    /// <summary>Gives each thread one run of rows, a multiple of the product's tile where possible.</summary>
    public static void InParallel(int rows, int threads, Action<int, int> work)
    {
        var share = ((rows + threads - 1) / threads + 3) / 4 * 4;
        if (share >= rows)
        {
            work(0, rows);
            return;
        }
        Parallel.For(0, (rows + share - 1) / share, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
            work(part * share, Math.Min((part + 1) * share, rows)));
    }
}
