using Autograder.Reference.Differentiation;

namespace Autograder.Reference.Expressions;

/// <summary>Computes with nodes of the differentiation engine.</summary>
/// <param name="reluAtZero">the derivative of relu(x), max(x, 0) and max(0, x) at exactly 0; null: 0 for relu, one half to each side of a maximum</param>
internal class NodeArithmetic(double? reluAtZero = null) : IArithmetic<Node>
{
    public Node Number(double value) => Node.Constant(value);

    public (int Rows, int Columns) Shape(Node value) => (value.Value.Rows, value.Value.Columns);

    public double Scalar(Node value) => value.Number;

    public Node Negate(Node value) => -value;

    public Node Entrywise(BinaryOperator which, Node left, Node right) => which switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply or BinaryOperator.Hadamard => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Power => Elementwise.Power(left, right),
    };

    public Node Extreme(int sign, Node left, Node right)
    {
        var toLeft = reluAtZero is not { } atZero || left.Varies == right.Varies ? 0.5 : left.Varies ? atZero : 1 - atZero;
        return sign > 0 ? Elementwise.Max(left, right, toLeft) : Elementwise.Min(left, right, toLeft);
    }

    public Node Product(Node left, Node right) => Linear.Product(left, right);

    public Node Transposed(Node value) => Linear.Transposed(value);

    /// <remarks>d(A⁻¹) = −A⁻¹ dA A⁻¹ (Magnus and Neudecker 2019, section 8.4).</remarks>
    public Node Inverse(Node value) => Node.Of(value, SquareMatrix.Inverse(value.Value), (self, g) =>
        -Linear.Product(Linear.Transposed(self), Linear.Product(g, Linear.Transposed(self))));

    /// <remarks>d|A| = |A| tr(A⁻¹ dA).</remarks>
    public Node Determinant(Node value) => Node.Of(value, new Matrix(1, 1, [SquareMatrix.Determinant(value.Value)]), (self, g) =>
        g * self * Linear.Transposed(Inverse(value)));

    public Node Sum(Node value) => Linear.Sum(value);

    public Node ExtremeEntry(int sign, Node value)
    {
        var best = 0;
        for (var i = 1; i < value.Value.Values.Length; i++)
        {
            best = sign * value.Value.Values[i] > sign * value.Value.Values[best] ? i : best;
        }
        return Linear.Element(value, best / value.Value.Columns, best % value.Value.Columns);
    }

    public Node Softmax(Node column) => Elementwise.Softmax(column);

    public Node Element(Node value, int row, int column) => Linear.Element(value, row, column);

    public Node Assemble(int rows, int columns, IReadOnlyList<Node> entries) => Linear.Reshaped(Linear.Stacked(entries), rows, columns);

    public virtual Node Apply(string function, int primes, Node value) => primes == 0 ? Plain(function, value) : Slope(x => Apply(function, primes - 1, x), value);

    public virtual Node ApplyUnknown(string function, int primes, IReadOnlyList<Node> values)
    {
        if (primes > 0)
        {
            return Slope(x => ApplyUnknown(function, primes - 1, [x]), values[0]);
        }
        var unknown = UnknownFunction.Of(function, values.Count);
        var (inner, straight) = (Node.Constant(unknown.Phase), Node.Constant(0));
        for (var i = 0; i < values.Count; i++)
        {
            inner += unknown.Frequencies[i] * values[i];
            straight += unknown.Slopes[i] * values[i] + unknown.Bend * values[i] * values[i];
        }
        return unknown.Swing * Elementwise.Sin(inner) + straight;
    }

    public Node Compare(Relation relation, Node left, Node right) => Node.Constant(new QuantityArithmetic().Compare(relation, Quantity.Of(left.Value), Quantity.Of(right.Value)).ToMatrix());

    public Node Choose(Node mask, Node yes, Node no)
    {
        if (mask.Value is { Rows: 1, Columns: 1 })
        {
            return mask.Number != 0 ? yes : no;
        }
        return Elementwise.Where(mask.Value, yes, Linear.Spread(no, mask.Value.Rows, mask.Value.Columns));
    }

    /// <summary>The derivative of an elementwise function, as a node that can be differentiated again.</summary>
    private static Node Slope(Func<Node, Node> function, Node at)
    {
        var x = at.Varies ? at : Node.Variable(at.Value);
        return Derivatives.Of(Linear.Sum(function(x)))[x];
    }

    private Node Plain(string function, Node x) => function switch
    {
        "exp" => Elementwise.Exp(x),
        "ln" or "log" => Elementwise.Log(x),
        "log2" => Elementwise.Log(x) / Math.Log(2),
        "log10" => Elementwise.Log(x) / Math.Log(10),
        "sqrt" => Elementwise.Sqrt(x),
        "abs" => Elementwise.Abs(x),
        "sign" => Elementwise.Sign(x),
        "sin" => Elementwise.Sin(x),
        "cos" => Elementwise.Cos(x),
        "tan" => Elementwise.Tan(x),
        "sinh" => Elementwise.Sinh(x),
        "cosh" => Elementwise.Cosh(x),
        "tanh" => Elementwise.Tanh(x),
        "arctan" => Elementwise.Atan(x),
        "artanh" => Elementwise.Log((1 + x) / (1 - x)) / 2,
        "sigmoid" => Elementwise.Sigmoid(x),
        "softplus" => Elementwise.Softplus(x),
        "relu" => Elementwise.Relu(x, 0, reluAtZero ?? 0),
        "step" => Elementwise.Step(x),
        "floor" => Node.Constant(x.Value.Map(Math.Floor)),
        "ceil" => Node.Constant(x.Value.Map(Math.Ceiling)),
        _ => throw new ArgumentException($"{function} is no elementwise function.", nameof(function)),
    };
}
