using System.Numerics.Tensors;
using Autograder.Reference.Products;

namespace Autograder.Reference;

/// <summary>A dense matrix of doubles, row-major and immutable.</summary>
/// <remarks>Mismatched shapes are a caller's mistake and throw <see cref="ArgumentException"/>.</remarks>
public sealed class Matrix
{
    private readonly double[] _values;

    /// <summary>Takes <paramref name="values"/> over without copying: the caller must not keep writing to it.</summary>
    internal Matrix(int rows, int columns, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.Length != (long)rows * columns)
        {
            throw new ArgumentException($"A {rows}×{columns} matrix needs {(long)rows * columns} numbers, not {values.Length}.");
        }
        (Rows, Columns, _values) = (rows, columns, values);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The number in the given row and column, both counted from 0.</summary>
    public double this[int row, int column] => Row(row)[column];

    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    public static Matrix Zero(int rows, int columns) => new(rows, columns, new double[rows * columns]);

    /// <summary>Copies <paramref name="values"/>, given row after row.</summary>
    public static Matrix FromRowMajor(int rows, int columns, params ReadOnlySpan<double> values) => new(rows, columns, values.ToArray());

    /// <summary>A matrix from rows of equal length.</summary>
    public static Matrix FromRows(params IReadOnlyList<IReadOnlyList<double>> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows[0].Count;
        if (rows.Any(r => r.Count != columns))
        {
            throw new ArgumentException("Rows differ in length.", nameof(rows));
        }
        return new(rows.Count, columns, [.. rows.SelectMany(r => r)]);
    }

    /// <summary>An n×1 matrix.</summary>
    public static Matrix Column(params ReadOnlySpan<double> values) => new(values.Length, 1, values.ToArray());

    public static Matrix Generate(int rows, int columns, Func<int, int, double> element)
    {
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = element(i / columns, i % columns);
        }
        return new(rows, columns, values);
    }

    /// <summary>Independent N(0, <paramref name="deviation"/>²) entries, drawn row after row.</summary>
    public static Matrix Gaussian(int rows, int columns, DeterministicRandom random, double deviation = 1) =>
        Generate(rows, columns, (_, _) => deviation * random.NextGaussian());

    /// <summary>One column per label, 1 in the label's row and 0 elsewhere: <paramref name="classes"/>×N.</summary>
    public static Matrix OneHot(ReadOnlySpan<int> labels, int classes)
    {
        var values = new double[classes * labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(labels[i]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(labels[i], classes);
            values[labels[i] * labels.Length + i] = 1;
        }
        return new(classes, labels.Length, values);
    }

    public static Matrix operator +(Matrix a, Matrix b) => a.Zip(b, TensorPrimitives.Add);

    public static Matrix operator -(Matrix a, Matrix b) => a.Zip(b, TensorPrimitives.Subtract);

    public static Matrix operator *(double factor, Matrix a) => a.Transform((x, y) => TensorPrimitives.Multiply(x, factor, y));

    /// <summary>Element by element (Hadamard) product.</summary>
    public Matrix Times(Matrix other) => Zip(other, TensorPrimitives.Multiply);

    public Matrix Map(Func<double, double> function) => new(Rows, Columns, Array.ConvertAll(_values, x => function(x)));

    /// <summary>Matrix product this·<paramref name="right"/>: (m×k)(k×n) → m×n.</summary>
    public Matrix Multiply(Matrix right) =>
        Product(new(_values, Columns, 1), right, new(Rows, right.Columns, Columns), Columns == right.Rows);

    /// <summary>thisᵀ·<paramref name="right"/>: (k×m)ᵀ(k×n) → m×n.</summary>
    public Matrix TransposedMultiply(Matrix right) =>
        Product(new(_values, 1, Columns), right, new(Columns, right.Columns, Rows), Rows == right.Rows);

    /// <summary>this·<paramref name="right"/>ᵀ: (m×k)(n×k)ᵀ → m×n.</summary>
    public Matrix MultiplyTransposed(Matrix right) => Multiply(right.Transposed());

    public Matrix Transposed()
    {
        var values = new double[_values.Length];
        for (var r = 0; r < Rows; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                values[c * Rows + r] = _values[r * Columns + c];
            }
        }
        return new(Columns, Rows, values);
    }

    /// <summary>Adds the same column (m×1) to every column.</summary>
    public Matrix PlusColumn(Matrix column)
    {
        if (column.Rows != Rows || column.Columns != 1)
        {
            throw new ArgumentException($"A column of {Rows} numbers is needed, not {column.Rows}×{column.Columns}.", nameof(column));
        }
        var values = new double[_values.Length];
        for (var r = 0; r < Rows; r++)
        {
            TensorPrimitives.Add(Row(r), column._values[r], values.AsSpan(r * Columns, Columns));
        }
        return new(Rows, Columns, values);
    }

    /// <summary>The sum of every row, m×1.</summary>
    public Matrix RowSums()
    {
        var values = new double[Rows];
        for (var r = 0; r < Rows; r++)
        {
            values[r] = TensorPrimitives.Sum(Row(r));
        }
        return new(Rows, 1, values);
    }

    public double Sum() => TensorPrimitives.Sum(Values);

    public double SumOfSquares() => TensorPrimitives.SumOfSquares(Values);

    /// <summary>The largest |aᵢⱼ|, 0 for an empty matrix; not a number as soon as one element is not.</summary>
    public double MaxAbsolute() => _values.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(Values));

    public bool HasShapeOf(Matrix other) => Rows == other.Rows && Columns == other.Columns;

    public override string ToString() => $"{Rows}×{Columns}";

    internal delegate void Unary(ReadOnlySpan<double> x, Span<double> destination);

    internal delegate void Binary(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination);

    internal Matrix Transform(Unary function)
    {
        var values = new double[_values.Length];
        function(_values, values);
        return new(Rows, Columns, values);
    }

    internal Matrix Zip(Matrix other, Binary function)
    {
        if (!HasShapeOf(other))
        {
            throw new ArgumentException($"Shapes {this} and {other} differ.", nameof(other));
        }
        var values = new double[_values.Length];
        function(_values, other._values, values);
        return new(Rows, Columns, values);
    }

    private static Matrix Product(LeftOperand<double> left, Matrix right, ProductSize size, bool fits)
    {
        if (!fits)
        {
            throw new ArgumentException($"Cannot multiply: {size.K} columns on the left, {right.Rows} rows on the right.", nameof(right));
        }
        var values = new double[size.M * size.N];
        BlockedProduct.Multiply(left, new(right._values, right.Columns), new DestinationRows<double>(values, size.N), size);
        return new(size.M, size.N, values);
    }
}
