using Autograder.Reference.Differentiation;
using Autograder.Reference.Expressions;

namespace Autograder.Reference.Graphs;

/// <summary>Nodes by the keys of symbols.</summary>
internal sealed class NodeScope(IReadOnlyDictionary<string, Node> nodes) : ISymbolScope<Node>
{
    public bool TryFind(string key, out Node value) => nodes.TryGetValue(key, out value!); // by the contract of Try methods it is not read

    public bool TryDifferentiate(Expression.Derivative derivative, out Node value)
    {
        value = 0;
        return false;
    }

    /// <summary>The number that a formula has when its symbols are these nodes.</summary>
    /// <exception cref="EvaluationException">it has none, or is no number</exception>
    public static Node Evaluate(Expression formula, IReadOnlyDictionary<string, Node> nodes, double? reluAtZero = null)
    {
        var value = new Evaluator<Node>(new NodeArithmetic(reluAtZero), new NodeScope(nodes)).Evaluate(formula);
        if (value.Value is not { Rows: 1, Columns: 1 })
        {
            throw new EvaluationException($"one number is needed, not {value.Value}");
        }
        // A node of its own, also where the formula is nothing but a symbol.
        return Linear.Reshaped(value, 1, 1);
    }
}
