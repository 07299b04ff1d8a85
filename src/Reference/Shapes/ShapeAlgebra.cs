using Autograder.Reference.Expressions;

namespace Autograder.Reference.Shapes;

/// <summary>The shape of an expression of arrays, from the shapes of its arrays; shapes are lists of lengths, the empty list is a number.</summary>
/// <remarks>Rules as in NumPy: <c>*</c> is the matrix product (a number scales), <c>+ - /</c> and ⊙ work entry by entry with broadcasting from the last length on.</remarks>
internal sealed class ShapeAlgebra(IReadOnlyDictionary<string, int[]> shapes)
{
    private static readonly HashSet<string> ToNumber = ["sum", "mean", "trace", "det", "norm"];

    /// <summary>What is wrong; empty while all is well.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Null when the shapes do not go together; <see cref="Problem"/> then says which.</summary>
    public int[]? Of(Expression expression) => expression switch
    {
        Expression.Number or Expression.Constant => [],
        Expression.Symbol symbol => shapes.TryGetValue(symbol.Key, out var shape) ? shape : Refuse($"there is no shape for {symbol.Name}"),
        Expression.Negate negate => Of(negate.Operand),
        Expression.Postfix { Operator: PostfixOperator.Transpose } transpose => Transposed(Of(transpose.Operand)),
        Expression.Binary binary => Combined(binary.Operator, Of(binary.Left), Of(binary.Right)),
        Expression.Call { Arguments.Count: 1 } call => Called(call.Function, Of(call.Arguments[0])),
        _ => Refuse($"{expression.GetType().Name} is not understood here"),
    };

    private int[]? Called(string function, int[]? argument) => argument is null ? null
        : ToNumber.Contains(function) ? []
        : function switch
        {
            "flatten" => [argument.Aggregate(1, (a, b) => a * b)],
            "transpose" => Transposed(argument),
            "diag" => argument.Length == 1 ? [argument[0], argument[0]] : Refuse("diag needs a list"),
            "inv" => argument.Length == 2 && argument[0] == argument[1] ? argument : Refuse("inv needs a square matrix"),
            _ => argument,
        };

    private int[]? Combined(BinaryOperator combination, int[]? left, int[]? right) => left is null || right is null ? null : combination switch
    {
        BinaryOperator.Multiply => Product(left, right),
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Divide or BinaryOperator.Hadamard => Broadcast(left, right),
        BinaryOperator.Power => right.Length == 0 ? left : Refuse("a power needs a number above"),
    };

    private int[]? Product(int[] left, int[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == 0 ? right : left;
        }
        return left.Length > 2 || right.Length > 2 || left[^1] != right[0]
            ? Refuse($"{Text(left)} and {Text(right)} cannot be multiplied: {left[^1]} columns meet {right[0]} rows")
            : [.. left[..^1], .. right[1..]];
    }

    private int[]? Broadcast(int[] left, int[] right)
    {
        var result = new int[Math.Max(left.Length, right.Length)];
        for (var back = 1; back <= result.Length; back++)
        {
            var (a, b) = (back > left.Length ? 1 : left[^back], back > right.Length ? 1 : right[^back]);
            if (a != b && a != 1 && b != 1)
            {
                return Refuse($"{Text(left)} and {Text(right)} do not go together entry by entry");
            }
            result[^back] = a == 1 ? b : a;
        }
        return result;
    }

    private static int[]? Transposed(int[]? shape) => shape is null ? null : [.. shape.Reverse()];

    private static string Text(int[] shape) => $"[{string.Join(", ", shape)}]";

    private int[]? Refuse(string problem)
    {
        Problem = Problem.Length > 0 ? Problem : problem;
        return null;
    }
}
