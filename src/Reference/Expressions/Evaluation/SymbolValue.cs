namespace Autograder.Reference.Expressions;

/// <summary>Finds what a symbol stands for: an index of a sum, a declared symbol, or an entry of a declared vector or matrix.</summary>
internal static class SymbolValue
{
    public static T Of<T>(Expression.Symbol symbol, Evaluator<T> evaluator)
    {
        if (symbol.Indices.Count == 0 && symbol.Layer is null && evaluator.Bound.TryGetValue(symbol.Name, out var index))
        {
            return evaluator.Arithmetic.Number(index);
        }
        if (evaluator.Scope.TryFind(symbol.Key, out var value))
        {
            return value;
        }
        if (symbol.Indices.Count > 0)
        {
            if (evaluator.Scope.TryFind(SymbolKey.Of(symbol.Name, [], symbol.Layer), out var whole) && evaluator.Arithmetic.Shape(whole) != (1, 1))
            {
                return Entry(symbol, whole, evaluator);
            }
            if (evaluator.Bound.Count > 0 && evaluator.Scope.TryFind(WithNumbers(symbol, evaluator).Key, out var named))
            {
                return named;
            }
        }
        throw new EvaluationException($"'{PlainPrinter.Print(symbol)}' does not occur in this question");
    }

    /// <summary>The symbol with the present values of the sums' indices: x_i is x_2 in the second step.</summary>
    private static Expression.Symbol WithNumbers<T>(Expression.Symbol symbol, Evaluator<T> evaluator) => new(
        symbol.Name,
        [.. symbol.Indices.Select(i => UsesBound(i, evaluator) ? new Expression.Number(evaluator.Integer(i, "an index")) : i)],
        symbol.Layer is { } layer && UsesBound(layer, evaluator) ? new Expression.Number(evaluator.Integer(layer, "an index")) : symbol.Layer);

    private static bool UsesBound<T>(Expression index, Evaluator<T> evaluator) => Symbols.In(index).Any(s => evaluator.Bound.ContainsKey(s.Key));

    private static T Entry<T>(Expression.Symbol symbol, T whole, Evaluator<T> evaluator)
    {
        var (rows, columns) = evaluator.Arithmetic.Shape(whole);
        var at = symbol.Indices.Select(i => evaluator.Integer(i, "an index")).ToList();
        // W_23 is the entry in row 2, column 3.
        if (at is [>= 11 and <= 99 and var pair] && rows > 1 && columns > 1)
        {
            at = [pair / 10, pair % 10];
        }
        var (row, column) = (at, rows, columns) switch
        {
            ([var r, var c], _, _) => (r, c),
            ([var r], _, 1) => (r, 1),
            ([var c], 1, _) => (1, c),
            _ => throw new EvaluationException($"'{PlainPrinter.Print(symbol)}' needs a row and a column"),
        };
        return row >= 1 && row <= rows && column >= 1 && column <= columns
            ? evaluator.Arithmetic.Element(whole, row - 1, column - 1)
            : throw new EvaluationException($"'{PlainPrinter.Print(symbol)}' lies outside of {symbol.Name}, which is {rows}×{columns}");
    }
}
