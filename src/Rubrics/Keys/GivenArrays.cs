using Autograder.Reference;
using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>Values of packages as arrays and back: numbers stay numbers, arrays are lists of lists.</summary>
internal static class GivenArrays
{
    /// <summary>Null where it is no number and no regular list of numbers; nothing can be computed from an empty one.</summary>
    public static DenseArray? ToArray(Given given)
    {
        var shape = new List<int>();
        var values = new List<double>();
        return Collect(given, 0, shape, values) && values.Count > 0 ? new DenseArray([.. shape], [.. values]) : null;
    }

    public static Given ToGiven(DenseArray array) => ToGiven(array.Shape.ToArray(), i => new Given.Number(array.Values[i]));

    /// <summary>Lists of lists of a shape, row-major; one value where the shape has no dimension.</summary>
    public static Given ToGiven(IReadOnlyList<int> shape, Func<int, Given> entry) => Nested(shape, entry, 0, 0).Value;

    private static (Given Value, int Next) Nested(IReadOnlyList<int> shape, Func<int, Given> entry, int dimension, int at)
    {
        if (dimension == shape.Count)
        {
            return (entry(at), at + 1);
        }

        var items = new Given[shape[dimension]];
        for (var i = 0; i < items.Length; i++)
        {
            (items[i], at) = Nested(shape, entry, dimension + 1, at);
        }

        return (new Given.List(items), at);
    }

    private static bool Collect(Given given, int depth, List<int> shape, List<double> values)
    {
        switch (given)
        {
            case Given.Number number when depth == shape.Count:
                values.Add(number.Value);
                return true;
            case Given.List list when depth < shape.Count ? shape[depth] == list.Items.Count : values.Count == 0:
                if (depth == shape.Count)
                {
                    shape.Add(list.Items.Count);
                }

                return list.Items.All(item => Collect(item, depth + 1, shape, values));
            default:
                return false;
        }
    }
}
