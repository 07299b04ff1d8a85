using System.Diagnostics.CodeAnalysis;
using Autograder.Reference.Differentiation;
using Autograder.Reference.Expressions;

namespace Autograder.Reference.Objectives;

/// <summary>Variables and constants of an objective by their keys.</summary>
internal sealed class NodeScope(string[] names, IReadOnlyList<Node> entries, IReadOnlyDictionary<string, Node> constants) : ISymbolScope<Node>
{
    public bool TryFind(string key, [NotNullWhen(true)] out Node value)
    {
        var place = Array.IndexOf(names, key);
        if (place < 0)
        {
            return constants.TryGetValue(key, out value!); // by the contract of Try methods it is not read when there is none
        }
        value = entries[place];
        return true;
    }

    public bool TryDifferentiate(Expression.Derivative derivative, out Node value)
    {
        value = Node.Constant(0);
        return false;
    }
}
