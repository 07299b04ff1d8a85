using System.Diagnostics;

namespace Autograder.Reference.Expressions;

/// <summary>Walks trees.</summary>
public static class Symbols
{
    /// <summary>Every symbol of a formula in reading order, also repeated ones; indices of sums are among them where they are used.</summary>
    public static IEnumerable<Expression.Symbol> In(Expression expression)
    {
        if (expression is Expression.Symbol symbol)
        {
            yield return symbol;
            yield break;
        }
        foreach (var part in PartsOf(expression))
        {
            foreach (var found in In(part))
            {
                yield return found;
            }
        }
    }

    /// <summary>The formula itself and everything it consists of.</summary>
    public static IEnumerable<Expression> Nodes(Expression expression)
    {
        yield return expression;
        foreach (var part in PartsOf(expression))
        {
            foreach (var node in Nodes(part))
            {
                yield return node;
            }
        }
    }

    /// <summary>The operands of the outermost operation, from left to right.</summary>
    public static IEnumerable<Expression> PartsOf(Expression expression) => expression switch
    {
        Expression.Number or Expression.Constant or Expression.Symbol => [],
        Expression.Negate negate => [negate.Operand],
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Postfix postfix => [postfix.Operand],
        Expression.Call call => call.Arguments,
        Expression.Series { From: { } from, To: { } to } series => [from, to, series.Body],
        Expression.Series series => [series.Body],
        Expression.Array array => array.Items,
        Expression.Derivative derivative => [derivative.Of, derivative.By],
        Expression.Comparison comparison => comparison.Operands,
        Expression.Logic logic => [logic.Left, logic.Right],
        Expression.Not not => [not.Operand],
        _ => throw new UnreachableException(),
    };
}
