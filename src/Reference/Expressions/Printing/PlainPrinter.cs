using System.Diagnostics;
using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>Writes a tree as plain text that the parser reads back as the same tree.</summary>
public static class PlainPrinter
{
    public static string Print(Expression expression) => Within(expression, FormulaReader.AnyStrength);

    public static string Print(Statement statement) => (statement.Continues ? "= " : "") + string.Join(" = ", statement.Sides.Select(Print));

    private static string Within(Expression expression, int weakest)
    {
        var text = Bare(expression);
        return Precedence.Of(expression) < weakest ? $"({text})" : text;
    }

    private static string Bare(Expression expression) => expression switch
    {
        Expression.Number number => Number(number.Exact),
        Expression.Constant constant => Constant(constant.Which),
        Expression.Symbol symbol => Symbol(symbol),
        Expression.Negate negate => "-" + Within(negate.Operand, FormulaReader.ProductStrength),
        Expression.Binary binary => Binary(binary),
        Expression.Postfix postfix => Within(postfix.Operand, Precedence.Operand) + Sign(postfix.Operator),
        Expression.Call call => $"{call.Function}{new string('\'', call.Primes)}({List(call.Arguments)})",
        Expression.Series { From: null } series => $"{Name(series.Kind)}({series.Index}, {Print(series.Body)})",
        Expression.Series series => $"{Name(series.Kind)}({series.Index}={Within(series.From, FormulaReader.SumStrength)}..{Print(series.To ?? series.From)}, {Print(series.Body)})",
        Expression.Array array => $"[{List(array.Items)}]",
        Expression.Derivative derivative => $"∂{Differentiated(derivative.Of)}/∂{Symbol(derivative.By)}",
        Expression.Comparison comparison => Comparison(comparison),
        Expression.Logic logic => $"{Within(logic.Left, Precedence.Of(logic))} {(logic.Operator == LogicOperator.And ? "and" : "or")} {Within(logic.Right, Precedence.Of(logic) + 1)}",
        Expression.Not not => "not " + Within(not.Operand, FormulaReader.NotStrength),
        _ => throw new UnreachableException(),
    };

    private static string Number(Rational value) => DecimalText.Of(value)
        ?? (value.Bits <= 4096 ? $"{value.Numerator}/{value.Denominator}" : value.ToDouble().ToString("R", CultureInfo.InvariantCulture));

    private static string Constant(KnownConstant which) => which switch
    {
        KnownConstant.Pi => "pi",
        KnownConstant.E => "e",
        KnownConstant.Infinity => "∞",
    };

    private static string Symbol(Expression.Symbol symbol)
    {
        var layer = symbol.Layer is null ? "" : $"^{{({Print(symbol.Layer)})}}";
        return symbol.Name + layer + symbol.Indices.Count switch
        {
            0 => "",
            1 when symbol.Indices[0] is Expression.Number { Exact.IsInteger: true } or Expression.Symbol { Indices.Count: 0, Layer: null } => "_" + Print(symbol.Indices[0]),
            _ => $"_{{{List(symbol.Indices)}}}",
        };
    }

    private static string Binary(Expression.Binary binary)
    {
        if (binary.Operator == BinaryOperator.Power)
        {
            var needsBrackets = Precedence.Of(binary.Right) < Precedence.Operand || binary.Right is Expression.Array or Expression.Symbol { Name: "T" };
            return $"{Within(binary.Left, Precedence.Operand)}^{(needsBrackets ? $"({Print(binary.Right)})" : Print(binary.Right))}";
        }
        var right = Within(binary.Right, Precedence.Right(binary));
        // Not to be taken for a derivative: dL / dp of two symbols.
        if (binary.Operator == BinaryOperator.Divide && right[0] == 'd' && right.TakeWhile(char.IsAsciiLetter).Count() is > 1 and var letters && !Letters.IsGreekName(right[..letters]))
        {
            right = $"({right})";
        }
        return Within(binary.Left, Precedence.Of(binary.Operator)) + Sign(binary.Operator) + right;
    }

    private static string Sign(BinaryOperator which) => which switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Hadamard => " ⊙ ",
        BinaryOperator.Power => "^",
    };

    private static string Sign(PostfixOperator which) => which switch
    {
        PostfixOperator.Transpose => "^T",
        PostfixOperator.Percent => "%",
        PostfixOperator.Factorial => "!",
    };

    private static string Name(SeriesKind kind) => kind == SeriesKind.Sum ? "sum" : "prod";

    private static string Differentiated(Expression of) => of is Expression.Symbol symbol ? Symbol(symbol) : $"({Print(of)})";

    private static string Comparison(Expression.Comparison comparison) => Within(comparison.Operands[0], FormulaReader.SumStrength) + string.Concat(
        comparison.Relations.Select((relation, i) => $" {Precedence.Sign(relation)} {Within(comparison.Operands[i + 1], FormulaReader.SumStrength)}"));

    private static string List(IEnumerable<Expression> items) => string.Join(", ", items.Select(Print));
}
