using Autograder.Reference.Expressions;

namespace Autograder.Reference.Graphs;

/// <summary>Takes a formula apart into single operations <c>n1</c>, <c>n2</c>, … in the order of evaluation.</summary>
/// <remarks>What contains no symbol, such as the 2 in x², is no vertex but belongs to the operation that uses it.</remarks>
internal sealed class OperationList
{
    private readonly List<Vertex> _vertices = [];

    private OperationList()
    {
    }

    /// <summary>The vertices, the last one being the formula itself; none where the formula is a single symbol or number.</summary>
    /// <exception cref="NotSupportedException">the formula contains what is no operation on numbers, such as a matrix or a condition</exception>
    public static IReadOnlyList<Vertex> Of(Expression formula)
    {
        var list = new OperationList();
        list.Visit(formula);
        return list._vertices;
    }

    private Expression Visit(Expression expression)
    {
        if (expression is Expression.Symbol || !Symbols.In(expression).Any())
        {
            return expression;
        }
        Expression operation = expression switch
        {
            Expression.Negate negate => new Expression.Negate(Visit(negate.Operand)),
            Expression.Binary binary => Visit(binary),
            Expression.Postfix { Operator: PostfixOperator.Percent } postfix => postfix with { Operand = Visit(postfix.Operand) },
            Expression.Call { Primes: 0 } call => call with { Arguments = [.. call.Arguments.Select(Visit)] },
            _ => throw new NotSupportedException($"'{PlainPrinter.Print(expression)}' is no operation on numbers that could be drawn as one node"),
        };
        var name = $"n{_vertices.Count + 1}";
        var symbol = new Expression.Symbol(name);
        _vertices.Add(new(name, symbol.Key, operation));
        return symbol;
    }

    private Expression.Binary Visit(Expression.Binary binary)
    {
        var left = Visit(binary.Left);
        return binary with { Left = left, Right = Visit(binary.Right) };
    }
}
