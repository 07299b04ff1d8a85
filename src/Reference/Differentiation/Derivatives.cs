namespace Autograder.Reference.Differentiation;

/// <summary>Derivatives of one number with respect to every node it was computed from, by one sweep back through the computation (reverse mode).</summary>
/// <remarks>Griewank and Walther 2008, chapter 3. Exact up to rounding; where a function has a kink its own convention holds.</remarks>
public sealed class Derivatives
{
    private readonly Dictionary<Node, Node> _adjoints = new(ReferenceEqualityComparer.Instance);

    private Derivatives()
    {
    }

    /// <summary>∂result/∂node, shaped as the node; zero where the result does not depend on it.</summary>
    public Node this[Node node] => _adjoints.TryGetValue(node, out var adjoint) ? adjoint : Node.Constant(Matrix.Zero(node.Value.Rows, node.Value.Columns));

    /// <summary>How many nodes it went back to.</summary>
    internal int Count => _adjoints.Count;

    /// <summary>The derivatives of a 1×1 <paramref name="result"/>.</summary>
    /// <param name="result">a single number</param>
    /// <param name="assumed">derivatives with respect to intermediate nodes that are taken over as they are given; what lies further back follows from them</param>
    /// <exception cref="ArgumentException">the result is no single number, or an assumed derivative is not shaped as its node</exception>
    public static Derivatives Of(Node result, IReadOnlyDictionary<Node, Matrix>? assumed = null)
    {
        if (result.Value is not { Rows: 1, Columns: 1 })
        {
            throw new ArgumentException($"Only a single number can be differentiated, not {result.Value}.", nameof(result));
        }
        var derivatives = new Derivatives();
        derivatives._adjoints[result] = Node.Constant(1);
        foreach (var node in FromResultToVariables(result))
        {
            derivatives.Visit(node, assumed);
        }
        return derivatives;
    }

    private void Visit(Node node, IReadOnlyDictionary<Node, Matrix>? assumed)
    {
        if (assumed is not null && assumed.TryGetValue(node, out var given))
        {
            _adjoints[node] = given.HasShapeOf(node.Value)
                ? Node.Constant(given)
                : throw new ArgumentException($"A derivative of {node.Value} is needed, not {given}.", nameof(assumed));
        }
        var adjoint = _adjoints[node];
        foreach (var input in node.Inputs.Where(i => i.From.Varies))
        {
            var share = input.Pull(node, adjoint);
            _adjoints[input.From] = _adjoints.TryGetValue(input.From, out var sum) ? sum + share : share;
        }
    }

    /// <summary>Every varying node before the result, each one after all that were computed from it.</summary>
    private static Stack<Node> FromResultToVariables(Node result)
    {
        var order = new Stack<Node>();
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var path = new Stack<(Node Node, int Next)>();
        // A loop with a stack of its own: a long sequence makes a graph too deep for recursion.
        path.Push((result, 0));
        seen.Add(result);
        while (path.TryPop(out var at))
        {
            if (at.Next == at.Node.Inputs.Count)
            {
                order.Push(at.Node);
                continue;
            }
            path.Push((at.Node, at.Next + 1));
            var input = at.Node.Inputs[at.Next].From;
            if (input.Varies && seen.Add(input))
            {
                path.Push((input, 0));
            }
        }
        return order;
    }
}
