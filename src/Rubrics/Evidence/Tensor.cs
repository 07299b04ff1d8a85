using System.Buffers.Binary;

namespace Autograder.Rubrics.Evidence;

/// <summary>A named array of numbers as it left a box: row-major, little-endian, nothing interpreted yet.</summary>
public sealed record Tensor
{
    /// <param name="name">as the driver called it</param>
    /// <param name="type">element type</param>
    /// <param name="shape">length of every dimension; empty for a single number</param>
    /// <param name="bytes">exactly as many as shape and type need</param>
    /// <exception cref="ArgumentException">when the bytes do not fit the shape</exception>
    public Tensor(string name, TensorType type, IReadOnlyList<int> shape, ReadOnlyMemory<byte> bytes)
    {
        if (SafeTensorsHeader.ByteCount(type, shape) != bytes.Length)
        {
            throw new ArgumentException($"A tensor of shape ({string.Join(", ", shape)}) and type {type} does not take {bytes.Length} bytes.", nameof(bytes));
        }
        (Name, Type, Shape, Bytes) = (name, type, shape, bytes);
    }

    public string Name { get; }

    public TensorType Type { get; }

    public IReadOnlyList<int> Shape { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Number of elements.</summary>
    public int Length => Bytes.Length / SafeTensorsHeader.Width(Type);

    /// <summary>The shape as NumPy prints it, such as <c>(10, 3)</c> or <c>(4,)</c>.</summary>
    public string ShapeText => Shape.Count == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";

    /// <summary>A tensor of type F64.</summary>
    public static Tensor FromDoubles(string name, IReadOnlyList<int> shape, ReadOnlySpan<double> values)
    {
        var bytes = new byte[checked(values.Length * sizeof(double))];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }
        return new(name, TensorType.F64, shape, bytes);
    }

    /// <summary>A tensor of type F32.</summary>
    public static Tensor FromFloats(string name, IReadOnlyList<int> shape, ReadOnlySpan<float> values)
    {
        var bytes = new byte[checked(values.Length * sizeof(float))];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }
        return new(name, TensorType.F32, shape, bytes);
    }

    /// <summary>A tensor of type I64.</summary>
    public static Tensor FromLongs(string name, IReadOnlyList<int> shape, ReadOnlySpan<long> values)
    {
        var bytes = new byte[checked(values.Length * sizeof(long))];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        }
        return new(name, TensorType.I64, shape, bytes);
    }

    /// <summary>Every element as a double; an I64 beyond 2⁵³ is rounded, a boolean becomes 0 or 1.</summary>
    public double[] ToDoubles()
    {
        var span = Bytes.Span;
        var values = new double[Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Type switch
            {
                TensorType.F64 => BinaryPrimitives.ReadDoubleLittleEndian(span[(i * 8)..]),
                TensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(span[(i * 4)..]),
                TensorType.I64 => BinaryPrimitives.ReadInt64LittleEndian(span[(i * 8)..]),
                TensorType.I32 => BinaryPrimitives.ReadInt32LittleEndian(span[(i * 4)..]),
                TensorType.U8 => span[i],
                TensorType.Bool => span[i] == 0 ? 0 : 1,
            };
        }
        return values;
    }

    /// <summary>Every element as a whole number; null where the tensor holds fractions, infinities or what is no number.</summary>
    public long[]? ToLongs()
    {
        var span = Bytes.Span;
        var values = new long[Length];
        for (var i = 0; i < values.Length; i++)
        {
            switch (Type)
            {
                case TensorType.I64:
                    values[i] = BinaryPrimitives.ReadInt64LittleEndian(span[(i * 8)..]);
                    break;
                case TensorType.I32:
                    values[i] = BinaryPrimitives.ReadInt32LittleEndian(span[(i * 4)..]);
                    break;
                case TensorType.U8:
                    values[i] = span[i];
                    break;
                case TensorType.Bool:
                    values[i] = span[i] == 0 ? 0 : 1;
                    break;
                case TensorType.F64 or TensorType.F32:
                    var real = Type == TensorType.F64 ? BinaryPrimitives.ReadDoubleLittleEndian(span[(i * 8)..]) : BinaryPrimitives.ReadSingleLittleEndian(span[(i * 4)..]);
                    if (!double.IsInteger(real) || Math.Abs(real) > 1L << 53)
                    {
                        return null;
                    }
                    values[i] = (long)real;
                    break;
            }
        }
        return values;
    }
}
