namespace Autograder.Reference;

/// <summary>An n-dimensional array of doubles in row-major order; rank 0 is a single number.</summary>
public sealed class DenseArray
{
    private readonly int[] _shape;
    private readonly double[] _values;

    /// <summary>Takes <paramref name="values"/> over without copying: the caller must not keep writing to it.</summary>
    /// <param name="shape">length of every dimension; empty for a single number</param>
    /// <param name="values">row-major, as many as the product of <paramref name="shape"/></param>
    public DenseArray(ReadOnlySpan<int> shape, double[] values)
    {
        long length = 1;
        foreach (var dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            length = checked(length * dimension);
        }
        if (values.Length != length)
        {
            throw new ArgumentException($"Shape ({string.Join(", ", shape.ToArray())}) needs {length} numbers, not {values.Length}.", nameof(values));
        }
        (_shape, _values) = (shape.ToArray(), values);
    }

    public ReadOnlySpan<int> Shape => _shape;

    public ReadOnlySpan<double> Values => _values;

    public int Rank => _shape.Length;

    public int Length => _values.Length;

    /// <summary>The element at the given position, one index per dimension, counted from 0.</summary>
    public double this[params ReadOnlySpan<int> index]
    {
        get
        {
            if (index.Length != Rank)
            {
                throw new ArgumentException($"{Rank} indices are needed, not {index.Length}.", nameof(index));
            }
            var at = 0;
            for (var d = 0; d < index.Length; d++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index[d], nameof(index));
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index[d], _shape[d], nameof(index));
                at = at * _shape[d] + index[d];
            }
            return _values[at];
        }
    }

    public static DenseArray Scalar(double value) => new([], [value]);

    public static DenseArray Vector(params ReadOnlySpan<double> values) => new([values.Length], values.ToArray());

    public static DenseArray From(Matrix matrix) => new([matrix.Rows, matrix.Columns], matrix.Values.ToArray());

    /// <summary>Rank 2 as it is, rank 1 as a column, rank 0 as 1×1; a higher rank throws.</summary>
    public Matrix ToMatrix() => Rank switch
    {
        0 => new(1, 1, [.. _values]),
        1 => new(_shape[0], 1, [.. _values]),
        2 => new(_shape[0], _shape[1], [.. _values]),
        _ => throw new InvalidOperationException($"An array of rank {Rank} is no matrix."),
    };

    public bool HasShape(params ReadOnlySpan<int> shape) => Shape.SequenceEqual(shape);

    /// <summary>The same numbers in another shape.</summary>
    public DenseArray Reshaped(params ReadOnlySpan<int> shape) => new(shape, _values);

    /// <summary>The shape as NumPy prints it, such as <c>(10, 3)</c> or <c>(4,)</c>.</summary>
    public string ShapeText => Rank == 1 ? $"({_shape[0]},)" : $"({string.Join(", ", _shape)})";

    public override string ToString() => Rank == 0
        ? _values[0].ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : $"array of shape {ShapeText}";
}
