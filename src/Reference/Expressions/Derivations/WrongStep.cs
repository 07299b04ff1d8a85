namespace Autograder.Reference.Expressions;

/// <summary>Says what is wrong with an equals sign.</summary>
internal static class WrongStep
{
    public static string Describe(Expression left, Expression right, DerivationScope scope, Quantity[] leftValues, Quantity[] rightValues, int at)
    {
        var values = scope.Points[at].Values;
        var symbols = new[] { left, right }.SelectMany(Symbols.In).SelectMany(s => (string[])[s.Key, SymbolKey.Of(s.Name, [], s.Layer)])
            .Where(values.ContainsKey).Distinct(StringComparer.Ordinal).Select(key => $"{key} = {Rounded.Text(values[key])}");
        var place = string.Join(", ", symbols);
        var difference = $"the left side is {Rounded.Text(leftValues[at])}, the right side is {Rounded.Text(rightValues[at])}";
        var example = place.Length == 0 ? $"{char.ToUpperInvariant(difference[0])}{difference[1..]}." : $"At {place} {difference}.";
        return Mistake(leftValues, rightValues) is { } mistake ? $"{mistake} {example}" : example;
    }

    private static string? Mistake(Quantity[] left, Quantity[] right)
    {
        var arithmetic = new QuantityArithmetic();
        if (PointwiseComparison.Of(right, [.. left.Select(arithmetic.Negate)]).AreEqual == true)
        {
            return "The sign is the wrong way round.";
        }
        return PointwiseComparison.Of(right, [.. left.Select(arithmetic.Transposed)]).AreEqual == true ? "One side is the transpose of the other." : null;
    }
}
