namespace Autograder.Reference.Expressions;

/// <summary>Words for a point where two formulas differ.</summary>
internal static class CounterExamples
{
    public static CounterExample At(FormulaContext context, int point, Expression formula, Expression key, Quantity given, Quantity expected)
    {
        var values = context.Points[point].Values;
        var used = new[] { formula, key }.SelectMany(e => Symbols.In(e)).Select(s => (Symbol: s, Key: KeyIn(s, values)))
            .Where(s => s.Key is not null).DistinctBy(s => s.Key).ToList();
        return new([.. used.Select(s => new SymbolReading(Shown(s.Symbol, s.Key), Rounded.Text(values[s.Key ?? ""])))], Rounded.Text(given), Rounded.Text(expected));
    }

    private static string? KeyIn(Expression.Symbol symbol, IReadOnlyDictionary<string, Quantity> values)
    {
        var whole = SymbolKey.Of(symbol.Name, [], symbol.Layer);
        return values.ContainsKey(symbol.Key) ? symbol.Key : values.ContainsKey(whole) ? whole : null;
    }

    private static string Shown(Expression.Symbol symbol, string? key) => PlainPrinter.Print(symbol.Key == key ? symbol : new Expression.Symbol(symbol.Name, [], symbol.Layer));
}
