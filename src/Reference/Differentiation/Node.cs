namespace Autograder.Reference.Differentiation;

/// <summary>A matrix (a number is 1×1) that remembers how it was computed, so that <see cref="Derivatives"/> can go back from a result to everything before it.</summary>
/// <remarks>
/// A node is immutable and is computed when it is made. <c>+ - * /</c> work element by element; an operand of one row, one column or one number is repeated
/// as often as the other needs. Matrix products, sums and rearrangements are in <see cref="Linear"/>, functions in <see cref="Elementwise"/>.
/// Rules for the way back are written with nodes too: a derivative is a node like any other and can be differentiated again.
/// </remarks>
public sealed class Node
{
    internal Node(Matrix value, bool varies, params IReadOnlyList<NodeInput> inputs) => (Value, Varies, Inputs) = (value, varies, inputs);

    public Matrix Value { get; }

    /// <summary>Whether this is a variable or was computed from one; only such nodes have derivatives.</summary>
    public bool Varies { get; }

    /// <summary>The only number of a 1×1 node.</summary>
    /// <exception cref="InvalidOperationException">it is not 1×1</exception>
    public double Number => Value is { Rows: 1, Columns: 1 } ? Value[0, 0] : throw new InvalidOperationException($"A node of {Value} is no single number.");

    internal IReadOnlyList<NodeInput> Inputs { get; }

    /// <summary>Something that results are differentiated with respect to.</summary>
    public static Node Variable(Matrix value) => new(value, varies: true);

    /// <inheritdoc cref="Variable(Matrix)"/>
    public static Node Variable(double value) => Variable(new Matrix(1, 1, [value]));

    public static Node Constant(Matrix value) => new(value, varies: false);

    public static Node Constant(double value) => Constant(new Matrix(1, 1, [value]));

    /// <summary>The same place in the computation with another value: derivatives are taken as if this had come out.</summary>
    /// <remarks>For answers that build on a wrong intermediate result; the derivative of a sigmoid, say, is then a(1 − a) with the assumed a.</remarks>
    /// <param name="value">shaped as <see cref="Value"/></param>
    public Node Assuming(Matrix value) => value.HasShapeOf(Value)
        ? new(value, Varies, Inputs)
        : throw new ArgumentException($"A value of {Value} is needed, not {value}.", nameof(value));

    public static implicit operator Node(double value) => Constant(value);

    public static Node operator +(Node a, Node b) => Binary(a, b, (x, y) => x + y, (_, g, _, _) => g, (_, g, _, _) => g);

    public static Node operator -(Node a, Node b) => Binary(a, b, (x, y) => x - y, (_, g, _, _) => g, (_, g, _, _) => -g);

    public static Node operator -(Node a) => Of(a, -1 * a.Value, (_, g) => -g);

    /// <summary>Element by element.</summary>
    public static Node operator *(Node a, Node b) => Binary(a, b, (x, y) => x.Times(y), (_, g, _, y) => g * y, (_, g, x, _) => g * x);

    /// <summary>Element by element.</summary>
    public static Node operator /(Node a, Node b) =>
        Binary(a, b, (x, y) => x.Zip(y, System.Numerics.Tensors.TensorPrimitives.Divide), (_, g, _, y) => g / y, (q, g, _, y) => -(g * q / y));

    /// <summary>A node with one input.</summary>
    /// <param name="input">what it was computed from</param>
    /// <param name="value">what came out</param>
    /// <param name="pull">from the new node and its adjoint to the input's share of it</param>
    internal static Node Of(Node input, Matrix value, Func<Node, Node, Node> pull) => new(value, input.Varies, new NodeInput(input, pull));

    /// <summary>A node with two inputs of one shape, after <see cref="Linear.Spread"/>; the rules get the node, its adjoint and both inputs.</summary>
    internal static Node Binary(
        Node a, Node b, Func<Matrix, Matrix, Matrix> value, Func<Node, Node, Node, Node, Node> pullA, Func<Node, Node, Node, Node, Node> pullB)
    {
        var (rows, columns) = (Common(a.Value.Rows, b.Value.Rows, a, b), Common(a.Value.Columns, b.Value.Columns, a, b));
        var (x, y) = (Linear.Spread(a, rows, columns), Linear.Spread(b, rows, columns));
        return new(
            value(x.Value, y.Value), x.Varies || y.Varies,
            new NodeInput(x, (self, g) => pullA(self, g, x, y)), new NodeInput(y, (self, g) => pullB(self, g, x, y)));
    }

    private static int Common(int a, int b, Node left, Node right) =>
        a == b || b == 1 ? a : a == 1 ? b : throw new ArgumentException($"Shapes {left.Value} and {right.Value} do not go together.");

    public override string ToString() => Value is { Rows: 1, Columns: 1 }
        ? Value[0, 0].ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : Value.ToString();
}
