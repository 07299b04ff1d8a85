using System.Globalization;

namespace Autograder.Reference.Expressions;

/// <summary>How far a sum without bounds runs: as far as the first vector, matrix or family of symbols that its index picks from.</summary>
internal static class SeriesRange
{
    private const int LongestFamily = 64;

    public static int Of<T>(Expression.Series series, Evaluator<T> evaluator)
    {
        foreach (var symbol in Symbols.In(series.Body))
        {
            for (var position = 0; position < symbol.Indices.Count; position++)
            {
                if (symbol.Indices[position] is Expression.Symbol { Indices.Count: 0 } index && index.Name == series.Index && Length(symbol, position, evaluator) is > 0 and var length)
                {
                    return length;
                }
            }
        }
        throw new EvaluationException($"the sum over {series.Index} does not say how far it runs; write its bounds");
    }

    private static int Length<T>(Expression.Symbol symbol, int position, Evaluator<T> evaluator)
    {
        if (evaluator.Scope.TryFind(SymbolKey.Of(symbol.Name, [], symbol.Layer), out var whole) && evaluator.Arithmetic.Shape(whole) is var shape && shape != (1, 1))
        {
            return symbol.Indices.Count == 2 && position == 1 ? shape.Columns : symbol.Indices.Count == 1 && shape.Rows == 1 ? shape.Columns : shape.Rows;
        }
        var length = 0;
        while (length < LongestFamily && symbol.Indices.Count == 1 && evaluator.Scope.TryFind(symbol.Name + (length + 1).ToString(CultureInfo.InvariantCulture), out _))
        {
            length++;
        }
        return length;
    }
}
