namespace Autograder.Reference.Expressions;

/// <summary>Finds names in a formula that a question does not declare.</summary>
internal static class Strangers
{
    public static string? First(Expression expression, FormulaContext context)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in Symbols.Nodes(expression))
        {
            switch (node)
            {
                case Expression.Series series:
                    bound.Add(series.Index);
                    break;
                case Expression.Call call when FunctionTable.Find(call.Function) is null && !context.Vocabulary.IsFunction(call.Function):
                    return call.Function;
                case Expression.Symbol symbol when !IsKnown(symbol, context, bound):
                    return PlainPrinter.Print(symbol);
            }
        }
        return null;
    }

    private static bool IsKnown(Expression.Symbol symbol, FormulaContext context, HashSet<string> bound) =>
        context.IsKnown(symbol.Key) || bound.Contains(symbol.Key) || (symbol.Indices.Count > 0 && (context.IsKnown(SymbolKey.Of(symbol.Name, [], symbol.Layer))
            || symbol.Indices.Any(i => Symbols.In(i).Any(s => bound.Contains(s.Key)))));
}
