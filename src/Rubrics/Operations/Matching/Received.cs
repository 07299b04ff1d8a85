using System.Globalization;
using Autograder.Reference;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Operations;

/// <summary>An array of the student's, read as doubles.</summary>
internal sealed class Received
{
    public Received(Tensor tensor)
    {
        (Shape, Values, ShapeText) = (tensor.Shape, tensor.ToDoubles(), tensor.ShapeText);
        WholeNumbers = tensor.Type is TensorType.I64 or TensorType.I32 or TensorType.U8 or TensorType.Bool;
    }

    public IReadOnlyList<int> Shape { get; }

    public double[] Values { get; }

    public string ShapeText { get; }

    /// <summary>True where the array cannot hold fractions.</summary>
    public bool WholeNumbers { get; }

    public bool AllFinite => Values.All(double.IsFinite);

    public bool HasShapeOf(Matrix matrix) => Shape is [var rows, var columns] && rows == matrix.Rows && columns == matrix.Columns;

    /// <summary>The array as a matrix of the expected shape, or null where it has another number of elements or another order.</summary>
    public Matrix? As(Matrix expected) => HasShapeOf(expected) || IsSqueezed(expected)
        ? Matrix.FromRowMajor(expected.Rows, expected.Columns, Values)
        : null;

    /// <summary>The same elements in the same order, with dimensions of length 1 added or left out, and not the transposed shape.</summary>
    public bool IsSqueezed(Matrix expected)
    {
        int[] wanted = [expected.Rows, expected.Columns];
        return !HasShapeOf(expected) && !HasTransposedShape(expected)
            && Values.Length == expected.Values.Length
            && Shape.Where(d => d != 1).SequenceEqual(wanted.Where(d => d != 1));
    }

    public bool HasTransposedShape(Matrix expected) => Shape is [var rows, var columns] && rows == expected.Columns && columns == expected.Rows;

    public static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
