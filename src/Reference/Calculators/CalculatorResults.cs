using System.Globalization;

namespace Autograder.Reference.Calculators;

/// <summary>Named results in the order they were computed.</summary>
/// <remarks>
/// An address is a name (<c>loss</c>, <c>dL/dw[1]</c>) or a name followed by the place of one element, counted from 1 as in
/// formulas (<c>dL/dw[1][2,3]</c>: layer 1, row 2, column 3; <c>y[1]</c>: first element of a vector).
/// </remarks>
public sealed class CalculatorResults
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, DenseArray> _values = new(StringComparer.Ordinal);

    /// <summary>All names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>A whole result by its name.</summary>
    public DenseArray this[string name] => _values[name];

    /// <summary>The result, or the single element of a result, that <paramref name="address"/> means; false when there is none.</summary>
    public bool TryGet(string address, out DenseArray value)
    {
        if (_values.TryGetValue(address, out value!))
        {
            return true;
        }
        var bracket = address.LastIndexOf('[');
        if (bracket > 0 && address.EndsWith(']')
            && _values.TryGetValue(address[..bracket], out var whole)
            && TryElement(whole, address[(bracket + 1)..^1], out var element))
        {
            value = DenseArray.Scalar(element);
            return true;
        }
        return false;
    }

    internal void Add(string name, double value) => Add(name, DenseArray.Scalar(value));

    /// <summary>A matrix of one column is kept as a vector, so that one index addresses its elements.</summary>
    internal void AddColumns(string name, Matrix value) =>
        Add(name, value.Columns == 1 ? DenseArray.Vector(value.Values) : DenseArray.From(value));

    internal void Add(string name, DenseArray value)
    {
        // −0 is a product of zeros that nobody wants to read.
        _values.Add(name, new(value.Shape, System.Array.ConvertAll(value.Values.ToArray(), v => v + 0.0)));
        _names.Add(name);
    }

    private static bool TryElement(DenseArray whole, string index, out double element)
    {
        element = 0;
        var parts = index.Split(',');
        if (parts.Length != whole.Rank)
        {
            return false;
        }
        Span<int> place = stackalloc int[parts.Length];
        for (var d = 0; d < parts.Length; d++)
        {
            if (!int.TryParse(parts[d].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < 1 || at > whole.Shape[d])
            {
                return false;
            }
            place[d] = at - 1;
        }
        element = whole[place];
        return true;
    }
}
