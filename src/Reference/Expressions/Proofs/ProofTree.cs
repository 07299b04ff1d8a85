using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Autograder.Reference.Expressions;

/// <summary>Writes formulas of numbers as trees for a proof.</summary>
internal sealed class ProofTree(List<string> variables, Definitions definitions, int mostNodes)
{
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);
    private int _nodes;

    /// <exception cref="EvaluationException">something in it has no counterpart</exception>
    public JsonArray Write(Expression expression)
    {
        if (++_nodes > mostNodes)
        {
            throw new EvaluationException("the formula is too long to be proved");
        }
        return expression switch
        {
            Expression.Number number => Number(number.Exact),
            Expression.Constant constant => ["const", constant.Which switch { KnownConstant.Pi => "pi", KnownConstant.E => "e", KnownConstant.Infinity => "infinity" }],
            Expression.Symbol symbol => Symbol(symbol),
            Expression.Negate negate => ["neg", Write(negate.Operand)],
            Expression.Binary binary => [Name(binary.Operator), Write(binary.Left), Write(binary.Right)],
            Expression.Postfix { Operator: PostfixOperator.Percent } percent => ["div", Write(percent.Operand), Number(100)],
            Expression.Postfix { Operator: PostfixOperator.Factorial } factorial => ["factorial", Write(factorial.Operand)],
            // The transpose of a number is the number.
            Expression.Postfix transpose => Write(transpose.Operand),
            Expression.Call call => Call(call),
            Expression.Series { From: { } from, To: { } to } series => Series(series, Write(from), Write(to)),
            Expression.Derivative derivative => ["diff", Write(derivative.Of), Symbol(derivative.By)],
            Expression.Comparison comparison => ["all", .. comparison.Relations.Select((r, i) => (JsonNode)new JsonArray(Name(r), Write(comparison.Operands[i]), Write(comparison.Operands[i + 1])))],
            Expression.Logic logic => [logic.Operator == LogicOperator.And ? "all" : "any", Write(logic.Left), Write(logic.Right)],
            Expression.Not not => ["not", Write(not.Operand)],
            Expression.Series or Expression.Array => throw new EvaluationException("lists cannot be proved"),
            _ => throw new UnreachableException(),
        };
    }

    public static JsonArray Number(Rational value) =>
        ["number", value.Numerator.ToString(CultureInfo.InvariantCulture), value.Denominator.ToString(CultureInfo.InvariantCulture)];

    private JsonArray Symbol(Expression.Symbol symbol)
    {
        if (_bound.Contains(symbol.Key))
        {
            return ["index", symbol.Key];
        }
        if (definitions.Has(symbol.Key))
        {
            return ["defined", symbol.Key];
        }
        var at = variables.IndexOf(symbol.Key);
        return at >= 0 ? ["variable", at] : throw new EvaluationException($"'{PlainPrinter.Print(symbol)}' is no variable");
    }

    private JsonArray Call(Expression.Call call)
    {
        if (call.Function is "indicator" or "cases")
        {
            return [call.Function, .. call.Arguments.Select(Write)];
        }
        if (FunctionTable.Find(call.Function) is { Kind: FunctionKind.Reduction or FunctionKind.Matrix })
        {
            throw new EvaluationException("functions of matrices cannot be proved");
        }
        return ["call", call.Function, call.Primes, .. call.Arguments.Select(Write)];
    }

    private JsonArray Series(Expression.Series series, JsonArray from, JsonArray to)
    {
        if (!_bound.Add(series.Index))
        {
            throw new EvaluationException("one index is used twice");
        }
        var body = Write(series.Body);
        _bound.Remove(series.Index);
        return [series.Kind == SeriesKind.Sum ? "sum" : "product", series.Index, from, to, body];
    }

    private static string Name(BinaryOperator which) => which switch
    {
        BinaryOperator.Add => "add",
        BinaryOperator.Subtract => "sub",
        BinaryOperator.Multiply or BinaryOperator.Hadamard => "mul",
        BinaryOperator.Divide => "div",
        BinaryOperator.Power => "pow",
    };

    private static string Name(Relation relation) => relation switch
    {
        Relation.Equal => "eq",
        Relation.NotEqual => "ne",
        Relation.Less => "lt",
        Relation.LessOrEqual => "le",
        Relation.Greater => "gt",
        Relation.GreaterOrEqual => "ge",
    };
}
