namespace Autograder.Reference.Expressions;

/// <summary>The value of a formula whose symbols stand for numbers, vectors and matrices.</summary>
public static class FormulaValue
{
    /// <param name="values">by the name of the symbol; a vector is a column</param>
    /// <param name="problem">why there is no value, in a sentence; empty when there is one</param>
    /// <returns>rank 0 for a number, 1 for a column or row, 2 for a matrix; null where there is none</returns>
    public static DenseArray? Of(Expression expression, IReadOnlyDictionary<string, DenseArray> values, out string problem)
    {
        try
        {
            var value = new Evaluator<Quantity>(new QuantityArithmetic(), new GivenScope(values)).Evaluate(expression);
            problem = value.IsFinite || values.Values.Any(v => v.Values.ContainsAnyExceptInRange(double.MinValue, double.MaxValue)) ? "" : "the formula has no finite value here";
            return problem.Length > 0 ? null
                : value.Entries is not { } matrix ? DenseArray.Scalar(value.Number)
                : matrix.Rows == 1 || matrix.Columns == 1 ? DenseArray.Vector(matrix.Values)
                : DenseArray.From(matrix);
        }
        catch (EvaluationException fault)
        {
            problem = fault.Message;
            return null;
        }
    }

    private sealed class GivenScope(IReadOnlyDictionary<string, DenseArray> values) : ISymbolScope<Quantity>
    {
        private readonly Dictionary<string, Quantity> _byKey = values.Where(v => v.Value.Rank <= 2)
            .ToDictionary(v => Vocabulary.SymbolOf(v.Key).Key, v => v.Value.Rank == 0 ? Quantity.Of(v.Value.Values[0]) : Quantity.Of(v.Value.ToMatrix()));

        public bool TryFind(string key, out Quantity value) => _byKey.TryGetValue(key, out value);

        public bool TryDifferentiate(Expression.Derivative derivative, out Quantity value) => TryFind("", out value);
    }
}
