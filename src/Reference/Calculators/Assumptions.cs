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
    public Node Value(string name, Node computed)
    {
        var node = Read(name, computed.Value) is { } value ? computed.Assuming(value) : computed;
        Derivative(name, node);
        return node;
    }

    public void Derivative(string name, Node node)
    {
        if (Read(derivative + name, node.Value) is { } value)
        {
            _derivatives[node] = value;
        }
    }

    private Matrix? Read(string name, Matrix shape)
    {
        if (_assumed is null || !_assumed.Has(name) || _assumed.Array(name) is not { } array)
        {
            return null;
        }
        if (array.Length == shape.Rows * shape.Columns && (array.Rank < 2 || array.HasShape(shape.Rows, shape.Columns) || array.Rank > 2))
        {
            return new(shape.Rows, shape.Columns, array.Values.ToArray());
        }
        _assumed.Reject(name, $"an array of {shape} is needed, not {array.ShapeText}");
        return null;
    }
}
