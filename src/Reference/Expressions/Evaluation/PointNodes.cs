using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Expressions;

/// <summary>Symbols as nodes of one computation, so that anything in it can be differentiated with respect to anything it was computed from.</summary>
/// <param name="point">values of what is not defined</param>
/// <param name="arithmetic">how nodes are made; another one makes the mistakes that students make</param>
/// <param name="budget">that of the formula which asks</param>
internal sealed class PointNodes(SamplePoint point, NodeArithmetic? arithmetic = null, EvaluationBudget? budget = null) : ISymbolScope<Node>
{
    // A derivative is as exact as its steps, of which there are a few dozen.
    private const double RelativeError = 1e-13;

    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);

    // A derivative by an entry of what it defines leads back to the definition, which no order of definitions shows.
    private readonly HashSet<string> _underway = new(StringComparer.Ordinal);
    private readonly NodeArithmetic _arithmetic = arithmetic ?? new NodeArithmetic();
    private readonly EvaluationBudget _budget = budget ?? new EvaluationBudget();

    private IReadOnlyDictionary<Node, Matrix>? _assumed;

    public static Quantity Differentiate(
        SamplePoint point, Expression.Derivative derivative, NodeArithmetic? arithmetic = null, IReadOnlyDictionary<string, Matrix>? assumed = null, EvaluationBudget? budget = null)
    {
        var scope = new PointNodes(point, arithmetic, budget);
        if (assumed is not null)
        {
            scope._assumed = assumed.ToDictionary(a => scope.Shaped(a.Key, a.Value), a => a.Value);
        }
        scope.TryDifferentiate(derivative, out var node);
        return Quantity.Of(node.Value, RelativeError * (1 + node.Value.MaxAbsolute()));
    }

    /// <summary>The node that a derivative was said about. What it is can have been said anew since then, in another shape.</summary>
    private Node Shaped(string key, Matrix derivative) =>
        !TryFind(key, out var node) || node.Value.HasShapeOf(derivative) ? node : throw new EvaluationException($"what was said about the derivative by '{key}' has another shape than '{key}'");

    public bool TryFind(string key, out Node value)
    {
        if (_nodes.TryGetValue(key, out var known))
        {
            value = known;
            return true;
        }
        if (point.Definitions.Has(key))
        {
            if (!_underway.Add(key))
            {
                throw new EvaluationException($"'{key}' is computed from itself");
            }
            var computed = Evaluate(point.Definitions[key]);
            _underway.Remove(key);
            // A node of its own, so that a = z and z can be told apart.
            value = Linear.Reshaped(computed, computed.Value.Rows, computed.Value.Columns);
        }
        else if (point.TryFind(key, out var quantity))
        {
            value = Node.Variable(quantity.ToMatrix());
        }
        else
        {
            value = Node.Constant(0);
            return false;
        }
        _nodes[key] = value;
        return true;
    }

    public Node Evaluate(Expression expression) => new Evaluator<Node>(_arithmetic, this, budget: _budget).Evaluate(expression);

    public bool TryDifferentiate(Expression.Derivative derivative, out Node value)
    {
        var (by, element) = Target(derivative.By);
        var of = Evaluate(derivative.Of);
        var whole = Derivative(of, by);
        value = element is var (row, column) ? Linear.Element(whole, row, column) : whole;
        return true;
    }

    /// <summary>The node of a symbol, or the node of the matrix that it is an entry of, and where.</summary>
    private (Node Node, (int Row, int Column)? Entry) Target(Expression.Symbol symbol)
    {
        if (TryFind(symbol.Key, out var node))
        {
            return (node, null);
        }
        if (symbol.Indices.Count > 0 && TryFind(SymbolKey.Of(symbol.Name, [], symbol.Layer), out var whole))
        {
            var places = Enumerable.Range(0, whole.Value.Rows * whole.Value.Columns).Select(i => (double)i).ToArray();
            var numbered = new SamplePoint(new() { [SymbolKey.Of(symbol.Name, [], symbol.Layer)] = Quantity.Of(new Matrix(whole.Value.Rows, whole.Value.Columns, places)) }, Definitions.None);
            var place = (int)numbered.Evaluate(symbol).Number;
            return (whole, (place / whole.Value.Columns, place % whole.Value.Columns));
        }
        throw new EvaluationException($"'{PlainPrinter.Print(symbol)}' does not occur in this question");
    }

    /// <summary>By a number: shaped as what is differentiated. A number by a matrix: shaped as the matrix. A vector by a vector: one row per entry of the first, or its diagonal alone where nothing else is in it.</summary>
    private Node Derivative(Node of, Node by)
    {
        var (rows, columns) = (of.Value.Rows, of.Value.Columns);
        if (!of.Varies)
        {
            return Node.Constant(Matrix.Zero(rows, columns));
        }
        if (rows * columns == 1)
        {
            return _budget.Spend(Derivatives.Of(of, _assumed))[by];
        }
        if (by.Value is { Rows: 1, Columns: 1 })
        {
            var entries = Enumerable.Range(0, rows * columns).Select(i => _budget.Spend(Derivatives.Of(Linear.Element(of, i / columns, i % columns)))[by]).ToList();
            return Linear.Reshaped(Linear.Stacked(entries), rows, columns);
        }
        if (columns != 1 || by.Value.Columns != 1)
        {
            throw new EvaluationException("the derivative of a matrix with respect to a matrix has more than two dimensions");
        }
        var jacobian = Linear.Stacked([.. Enumerable.Range(0, rows).Select(i => Linear.Transposed(_budget.Spend(Derivatives.Of(Linear.Element(of, i, 0)))[by]))]);
        var diagonal = rows == by.Value.Rows && Enumerable.Range(0, rows * rows).All(i => i / rows == i % rows || jacobian.Value.Values[i] == 0);
        return diagonal ? Linear.Gather(jacobian, rows, 1, [.. Enumerable.Range(0, rows).Select(i => i * rows + i)]) : jacobian;
    }
}
