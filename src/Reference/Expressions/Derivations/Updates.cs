namespace Autograder.Reference.Expressions;

/// <summary>Reads <c>w = w - eta dL/dw</c> as people mean it: the left w is the new one.</summary>
internal static class Updates
{
    /// <summary>With the symbol that a result asks for on the left, where the line computes a variable from itself and one result is named after it.</summary>
    public static Statement Renamed(Statement statement, DerivationKey key)
    {
        if (statement is not { Continues: false, Sides: [Expression.Symbol symbol, var right, ..] } || !key.Context.Variables.ContainsKey(symbol.Key) || !Symbols.In(right).Any(s => s.Key == symbol.Key))
        {
            return statement;
        }
        var named = key.Results.Select(r => r.Target).OfType<Expression.Symbol>()
            .Where(t => !key.Context.IsKnown(t.Key) && t.Key.StartsWith(symbol.Name, StringComparison.Ordinal) && symbol.Indices.All(i => t.Key.Contains(PlainPrinter.Print(i), StringComparison.Ordinal))).ToList();
        return named is [var only] ? statement with { Sides = [only, .. statement.Sides.Skip(1)] } : statement;
    }
}
