namespace Autograder.Reference.Expressions;

/// <summary>Finds names in a formula that a question does not declare.</summary>
internal static class Strangers
{
    public static string? First(Expression expression, FormulaContext context) => First(expression, context.Vocabulary, context.IsKnown);

    /// <param name="isKnown">whether a symbol of this key has a meaning</param>
    public static string? First(Expression expression, Vocabulary vocabulary, Func<string, bool> isKnown)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in Symbols.Nodes(expression))
        {
            switch (node)
            {
                case Expression.Series series:
                    bound.Add(series.Index);
                    break;
                case Expression.Call call when FunctionTable.Find(call.Function) is null && !vocabulary.IsFunction(call.Function):
                    return call.Function;
                case Expression.Symbol symbol when !IsKnown(symbol, isKnown, bound):
                    return PlainPrinter.Print(symbol);
            }
        }
        return null;
    }

    private static bool IsKnown(Expression.Symbol symbol, Func<string, bool> isKnown, HashSet<string> bound) =>
        isKnown(symbol.Key) || bound.Contains(symbol.Key) || (symbol.Indices.Count > 0 && (isKnown(SymbolKey.Of(symbol.Name, [], symbol.Layer))
            || symbol.Indices.Any(i => Symbols.In(i).Any(s => bound.Contains(s.Key)))));
}
