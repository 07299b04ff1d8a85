using System.Diagnostics;

namespace Autograder.Reference.Expressions;

/// <summary>Writes a tree as LaTeX, to be typeset and, read by the parser, to give the same tree.</summary>
public static class TexPrinter
{
    // A typeset sum takes the product behind it, so it stands in brackets wherever a product would go on.
    private const int SeriesStrength = 15;

    public static string Print(Expression expression) => Within(expression, FormulaReader.AnyStrength);

    public static string Print(Statement statement) => (statement.Continues ? "= " : "") + string.Join(" = ", statement.Sides.Select(Print));

    private static string Within(Expression expression, int weakest)
    {
        var text = Bare(expression);
        var own = expression is Expression.Series ? SeriesStrength : Precedence.Of(expression);
        return own < weakest ? $@"\left({text}\right)" : text;
    }

    private static string Bare(Expression expression) => expression switch
    {
        Expression.Number number => DecimalText.Of(number.Exact) ?? $@"\frac{{{number.Exact.Numerator}}}{{{number.Exact.Denominator}}}",
        Expression.Constant constant => Constant(constant.Which),
        Expression.Symbol symbol => TexSymbol.Print(symbol, Print),
        Expression.Negate negate => "-" + Within(negate.Operand, FormulaReader.ProductStrength),
        Expression.Binary binary => Binary(binary),
        Expression.Postfix postfix => Within(postfix.Operand, Precedence.Operand) + Sign(postfix.Operator),
        Expression.Call call => TexCall.Print(call, Print),
        Expression.Series series => Series(series),
        Expression.Array array => Array(array),
        Expression.Derivative derivative => Derivative(derivative),
        Expression.Comparison comparison => Comparison(comparison),
        Expression.Logic logic => $@"{Within(logic.Left, Precedence.Of(logic))} {(logic.Operator == LogicOperator.And ? @"\land" : @"\lor")} {Within(logic.Right, Precedence.Of(logic) + 1)}",
        Expression.Not not => @"\lnot " + Within(not.Operand, FormulaReader.NotStrength),
        _ => throw new UnreachableException(),
    };

    private static string Constant(KnownConstant which) => which switch
    {
        KnownConstant.Pi => @"\pi",
        KnownConstant.E => "e",
        KnownConstant.Infinity => @"\infty",
    };

    private static string Binary(Expression.Binary binary) => binary.Operator switch
    {
        BinaryOperator.Divide => $@"\frac{{{Numerator(Print(binary.Left))}}}{{{Print(binary.Right)}}}",
        BinaryOperator.Power => $"{Within(binary.Left, Precedence.Operand)}^{{{Exponent(binary.Right)}}}",
        _ => Within(binary.Left, Precedence.Of(binary.Operator)) + Sign(binary) + Within(binary.Right, Precedence.Right(binary)),
    };

    // Not to be taken for a derivative: the quotient of two symbols dL and dp.
    private static string Numerator(string text) => text.StartsWith('d') || text.StartsWith(@"\mathrm{d", StringComparison.Ordinal) ? $"{{{text}}}" : text;

    // Braces keep x to the power T from being read as a transpose, and a list from being read as a layer.
    private static string Exponent(Expression exponent) => exponent is Expression.Symbol { Name: "T" } or Expression.Array ? $"{{{Print(exponent)}}}" : Print(exponent);

    private static string Sign(Expression.Binary binary) => binary.Operator switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Hadamard => @" \odot ",
        BinaryOperator.Multiply when binary.Right is Expression.Symbol && Ends(binary.Left) is Expression.Symbol or Expression.Number { Exact.IsInteger: true } => @" \, ",
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Power => @" \cdot ",
    };

    private static Expression Ends(Expression left) => left is Expression.Binary { Operator: BinaryOperator.Multiply } product ? product.Right : left;

    private static string Sign(PostfixOperator which) => which switch
    {
        PostfixOperator.Transpose => @"^{\top}",
        PostfixOperator.Percent => @"\%",
        PostfixOperator.Factorial => "!",
    };

    private static string Series(Expression.Series series)
    {
        var sign = series.Kind == SeriesKind.Sum ? @"\sum" : @"\prod";
        var index = Letters.IsGreekName(series.Index) ? @"\" + series.Index : series.Index;
        var bounds = series is { From: { } from, To: { } to } ? $"_{{{index}={Within(from, FormulaReader.SumStrength)}}}^{{{Print(to)}}}" : $"_{{{index}}}";
        return $"{sign}{bounds} {Within(series.Body, FormulaReader.SumStrength + 1)}";
    }

    private static string Array(Expression.Array array)
    {
        var rows = array.Items.OfType<Expression.Array>().ToList();
        var isMatrix = rows.Count > 0 && rows.Count == array.Items.Count && rows.All(r => r.Items.Count > 0);
        return isMatrix
            ? $@"\begin{{bmatrix}} {string.Join(@" \\ ", rows.Select(r => string.Join(" & ", r.Items.Select(Print))))} \end{{bmatrix}}"
            : $@"\left[{string.Join(", ", array.Items.Select(Print))}\right]";
    }

    private static string Derivative(Expression.Derivative derivative)
    {
        var of = derivative.Of is Expression.Symbol ? Print(derivative.Of) : $@"\left({Print(derivative.Of)}\right)";
        return $@"\frac{{\partial {of}}}{{\partial {Print(derivative.By)}}}";
    }

    private static string Comparison(Expression.Comparison comparison) => Within(comparison.Operands[0], FormulaReader.SumStrength) + string.Concat(
        comparison.Relations.Select((relation, i) => $" {Sign(relation)} {Within(comparison.Operands[i + 1], FormulaReader.SumStrength)}"));

    private static string Sign(Relation relation) => relation switch
    {
        Relation.LessOrEqual => @"\le",
        Relation.GreaterOrEqual => @"\ge",
        Relation.NotEqual => @"\ne",
        Relation.Equal or Relation.Less or Relation.Greater => Precedence.Sign(relation),
    };
}
