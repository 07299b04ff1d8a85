namespace Autograder.Reference.Expressions;

/// <summary>How a formula has to be written, apart from what it means.</summary>
public sealed record FormRequirement
{
    /// <summary>Symbols that must occur.</summary>
    public ValueList<Expression.Symbol> Uses { get; init; } = [];

    /// <summary>Symbols that must not occur.</summary>
    public ValueList<Expression.Symbol> Without { get; init; } = [];

    /// <summary>A product or power, not a sum.</summary>
    public bool NotExpanded { get; init; }

    /// <summary>One fraction bar, with none above or below it.</summary>
    public bool SingleFraction { get; init; }

    /// <summary>A number that is not left to be computed; a fraction in lowest terms counts.</summary>
    public bool Evaluated { get; init; }

    /// <summary>Derivatives are worked out, none is left as dL/dp.</summary>
    public bool WithoutDerivatives { get; init; }

    /// <summary>The first requirement that a formula does not meet, in a sentence; null when it meets all.</summary>
    public string? FirstMissing(Expression formula)
    {
        var used = Symbols.In(formula).SelectMany(s => (string[])[s.Key, SymbolKey.Of(s.Name, [], s.Layer)]).ToHashSet(StringComparer.Ordinal);
        if (Uses.FirstOrDefault(s => !used.Contains(s.Key)) is { } missing)
        {
            return $"The formula should be written with {PlainPrinter.Print(missing)}.";
        }
        if (Without.FirstOrDefault(s => used.Contains(s.Key)) is { } forbidden)
        {
            return $"The formula should be written without {PlainPrinter.Print(forbidden)}.";
        }
        if (NotExpanded && Terms.Of(formula).Count > 1)
        {
            return "The formula should be written as a product, not multiplied out.";
        }
        if (SingleFraction && !IsSingleFraction(Unsigned(formula)))
        {
            return "The formula should be written as a single fraction.";
        }
        if (Evaluated && !IsEvaluated(Unsigned(formula)))
        {
            return "The number should be worked out.";
        }
        return WithoutDerivatives && Symbols.Nodes(formula).Any(n => n is Expression.Derivative) ? "The derivatives should be worked out." : null;
    }

    private static Expression Unsigned(Expression formula) => formula is Expression.Negate negate ? negate.Operand : formula;

    private static bool IsSingleFraction(Expression formula) =>
        formula is Expression.Binary { Operator: BinaryOperator.Divide } && Symbols.Nodes(formula).Count(n => n is Expression.Binary { Operator: BinaryOperator.Divide }) == 1;

    private static bool IsEvaluated(Expression formula) => formula switch
    {
        Expression.Number or Expression.Constant => true,
        Expression.Postfix { Operator: PostfixOperator.Percent, Operand: Expression.Number } => true,
        Expression.Binary { Operator: BinaryOperator.Divide, Left: Expression.Number { Exact: var top }, Right: Expression.Number { Exact: var bottom } } =>
            top.IsInteger && bottom.IsInteger && bottom.Sign != 0 && (top / bottom).Denominator == bottom.Numerator && bottom != Rational.One,
        Expression.Array array => array.Items.All(i => IsEvaluated(Unsigned(i))),
        _ => false,
    };
}
