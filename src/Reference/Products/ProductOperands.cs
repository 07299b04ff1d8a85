namespace Autograder.Reference.Products;

/// <summary>C is <paramref name="M"/>×<paramref name="N"/>, the inner index runs over <paramref name="K"/>.</summary>
internal readonly record struct ProductSize(int M, int N, int K);

/// <summary>A matrix addressed by strides, so that a transposed one needs no copy.</summary>
internal readonly ref struct LeftOperand<T>(ReadOnlySpan<T> values, int rowStride, int columnStride)
    where T : struct
{
    public ReadOnlySpan<T> Values { get; } = values;
    public int RowStride { get; } = rowStride;
    public int ColumnStride { get; } = columnStride;

    public T At(int row, int column) => Values[row * RowStride + column * ColumnStride];
}

internal readonly ref struct Rows<T>(ReadOnlySpan<T> values, int stride)
    where T : struct
{
    public ReadOnlySpan<T> Values { get; } = values;
    public int Stride { get; } = stride;
}

internal readonly ref struct DestinationRows<T>(Span<T> values, int stride)
    where T : struct
{
    public Span<T> Values { get; } = values;
    public int Stride { get; } = stride;
}
