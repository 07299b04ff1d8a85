using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Calculators;

/// <summary>Results that are taken over instead of computed (<c>assume</c>): values of nodes, and derivatives under <c>dL/</c> and the name.</summary>
internal sealed class Assumptions(GivenReader givens, string derivative = "dL/d")
{
    private readonly GivenReader? _assumed = givens.Has("assume") ? givens.Map("assume") : null;
    private readonly Dictionary<Node, Matrix> _derivatives = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyDictionary<Node, Matrix> Derivatives => _derivatives;

    public bool Has(string name) => _assumed is not null && _assumed.Has(name);

    /// <summary>The node, with the value that is assumed for its name when there is one, and with an assumed derivative noted.</summary>
    /// <param name="name">of the result</param>
    /// <param name="computed">what it is without an assumption</param>
    /// <param name="layout">from the array as authors write this result to the node's matrix, null where it does not fit; left out: the matrix itself, or a list</param>
    public Node Value(string name, Node computed, Func<DenseArray, Matrix?>? layout = null)
    {
        var node = Read(name, computed.Value, layout) is { } value ? computed.Assuming(value) : computed;
        Derivative(name, node, layout);
        return node;
    }

    public void Derivative(string name, Node node, Func<DenseArray, Matrix?>? layout = null)
    {
        if (Read(derivative + name, node.Value, layout) is { } value)
        {
            _derivatives[node] = value;
        }
    }

    private Matrix? Read(string name, Matrix shape, Func<DenseArray, Matrix?>? layout)
    {
        if (_assumed is null || !_assumed.Has(name) || _assumed.Array(name) is not { } array)
        {
            return null;
        }
        if ((layout ?? (a => AsMatrix(a, shape)))(array) is { } matrix && matrix.HasShapeOf(shape))
        {
            return matrix;
        }
        _assumed.Reject(name, $"an array of {(layout is null ? shape.ToString() : "the result's shape")} is needed, not {array.ShapeText}");
        return null;
    }

    private static Matrix? AsMatrix(DenseArray array, Matrix shape) =>
        array.Length == shape.Rows * shape.Columns && (array.Rank < 2 || array.HasShape(shape.Rows, shape.Columns))
            ? new(shape.Rows, shape.Columns, array.Values.ToArray())
            : null;
}
