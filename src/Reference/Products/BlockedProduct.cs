using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograder.Reference.Products;

/// <summary>
/// C = A·B for row-major blocks: four rows by two vectors of C stay in registers while a slice of B stays in the first-level cache.
/// </summary>
/// <remarks>
/// Every element of C is summed over the inner index in ascending order, by multiply then add and never fused,
/// so the result depends neither on the width of the machine's vectors nor on how rows are shared between threads.
/// </remarks>
internal static class BlockedProduct
{
    private const int InnerBlock = 256;
    private const int TileRows = 4;

    /// <summary>Overwrites <paramref name="c"/> with the product.</summary>
    /// <param name="a">left operand (m×k)</param>
    /// <param name="b">right operand (k×n), rows contiguous</param>
    /// <param name="c">destination (m×n), rows contiguous; must not overlap the operands</param>
    /// <param name="size">m, n, k</param>
    public static void Multiply<T>(LeftOperand<T> a, Rows<T> b, DestinationRows<T> c, ProductSize size)
        where T : struct, INumberBase<T>
    {
        Check(a, b, c, size);
        for (var i = 0; i < size.M; i++)
        {
            c.Values.Slice(i * c.Stride, size.N).Clear();
        }
        for (var start = 0; start < size.K; start += InnerBlock)
        {
            MultiplySlice(a, b, c, size, start, Math.Min(start + InnerBlock, size.K));
        }
    }

    private static void MultiplySlice<T>(LeftOperand<T> a, Rows<T> b, DestinationRows<T> c, ProductSize size, int from, int to)
        where T : struct, INumberBase<T>
    {
        var width = Vector<T>.Count;
        var j = 0;
        for (; j + 2 * width <= size.N; j += 2 * width)
        {
            var i = 0;
            for (; i + TileRows <= size.M; i += TileRows)
            {
                Tile4x2(a, b, c, i, j, from, to);
            }
            for (; i < size.M; i++)
            {
                Tile1x1(a, b, c, i, j, from, to);
                Tile1x1(a, b, c, i, j + width, from, to);
            }
        }
        for (; j + width <= size.N; j += width)
        {
            for (var i = 0; i < size.M; i++)
            {
                Tile1x1(a, b, c, i, j, from, to);
            }
        }
        for (; j < size.N; j++)
        {
            for (var i = 0; i < size.M; i++)
            {
                Single(a, b, c, i, j, from, to);
            }
        }
    }

    // The references below stay in bounds because Check has compared the farthest element of each operand with its length.
    private static void Tile4x2<T>(LeftOperand<T> a, Rows<T> b, DestinationRows<T> c, int i, int j, int from, int to)
        where T : struct, INumberBase<T>
    {
        var width = (nuint)Vector<T>.Count;
        ref var a0 = ref MemoryMarshal.GetReference(a.Values);
        ref var b0 = ref MemoryMarshal.GetReference(b.Values);
        ref var c0 = ref MemoryMarshal.GetReference(c.Values);
        nuint row0 = (nuint)(i * c.Stride + j), row1 = row0 + (nuint)c.Stride, row2 = row1 + (nuint)c.Stride, row3 = row2 + (nuint)c.Stride;
        Vector<T> s00 = Vector.LoadUnsafe(ref c0, row0), s01 = Vector.LoadUnsafe(ref c0, row0 + width);
        Vector<T> s10 = Vector.LoadUnsafe(ref c0, row1), s11 = Vector.LoadUnsafe(ref c0, row1 + width);
        Vector<T> s20 = Vector.LoadUnsafe(ref c0, row2), s21 = Vector.LoadUnsafe(ref c0, row2 + width);
        Vector<T> s30 = Vector.LoadUnsafe(ref c0, row3), s31 = Vector.LoadUnsafe(ref c0, row3 + width);
        nint rowStep = a.RowStride, at = (nint)i * a.RowStride + (nint)from * a.ColumnStride;
        var bAt = (nuint)(from * b.Stride + j);
        for (var k = from; k < to; k++)
        {
            var left = Vector.LoadUnsafe(ref b0, bAt);
            var right = Vector.LoadUnsafe(ref b0, bAt + width);
            var x = new Vector<T>(Unsafe.Add(ref a0, at));
            s00 += x * left;
            s01 += x * right;
            x = new Vector<T>(Unsafe.Add(ref a0, at + rowStep));
            s10 += x * left;
            s11 += x * right;
            x = new Vector<T>(Unsafe.Add(ref a0, at + 2 * rowStep));
            s20 += x * left;
            s21 += x * right;
            x = new Vector<T>(Unsafe.Add(ref a0, at + 3 * rowStep));
            s30 += x * left;
            s31 += x * right;
            at += a.ColumnStride;
            bAt += (nuint)b.Stride;
        }
        s00.StoreUnsafe(ref c0, row0);
        s01.StoreUnsafe(ref c0, row0 + width);
        s10.StoreUnsafe(ref c0, row1);
        s11.StoreUnsafe(ref c0, row1 + width);
        s20.StoreUnsafe(ref c0, row2);
        s21.StoreUnsafe(ref c0, row2 + width);
        s30.StoreUnsafe(ref c0, row3);
        s31.StoreUnsafe(ref c0, row3 + width);
    }

    private static void Tile1x1<T>(LeftOperand<T> a, Rows<T> b, DestinationRows<T> c, int i, int j, int from, int to)
        where T : struct, INumberBase<T>
    {
        ref var b0 = ref MemoryMarshal.GetReference(b.Values);
        ref var target = ref c.Values[i * c.Stride + j];
        var sum = Vector.LoadUnsafe(ref target);
        for (var k = from; k < to; k++)
        {
            sum += new Vector<T>(a.At(i, k)) * Vector.LoadUnsafe(ref b0, (nuint)(k * b.Stride + j));
        }
        sum.StoreUnsafe(ref target);
    }

    private static void Single<T>(LeftOperand<T> a, Rows<T> b, DestinationRows<T> c, int i, int j, int from, int to)
        where T : struct, INumberBase<T>
    {
        var sum = c.Values[i * c.Stride + j];
        for (var k = from; k < to; k++)
        {
            sum += a.At(i, k) * b.Values[k * b.Stride + j];
        }
        c.Values[i * c.Stride + j] = sum;
    }

    private static void Check<T>(LeftOperand<T> a, Rows<T> b, DestinationRows<T> c, ProductSize size)
        where T : struct
    {
        if (size.M <= 0 || size.N <= 0)
        {
            return;
        }
        var needA = size.K == 0 ? 0 : (size.M - 1) * a.RowStride + (size.K - 1) * a.ColumnStride + 1;
        var needB = size.K == 0 ? 0 : (size.K - 1) * b.Stride + size.N;
        var needC = (size.M - 1) * c.Stride + size.N;
        if (a.Values.Length < needA || b.Values.Length < needB || c.Values.Length < needC || b.Stride < size.N || c.Stride < size.N)
        {
            throw new ArgumentException(
                $"Product {size}: operands hold {a.Values.Length}, {b.Values.Length} and {c.Values.Length} numbers, {needA}, {needB} and {needC} are needed.");
        }
    }
}
