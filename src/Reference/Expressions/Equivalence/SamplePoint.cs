namespace Autograder.Reference.Expressions;

/// <summary>One choice of values for every symbol of a question.</summary>
internal sealed class SamplePoint : ISymbolScope<Quantity>
{
    private readonly Dictionary<string, Quantity> _values;
    private readonly Definitions _definitions;

    /// <param name="values">variables and dimensions, by key; taken over</param>
    /// <param name="definitions">what is computed from them</param>
    public SamplePoint(Dictionary<string, Quantity> values, Definitions definitions)
    {
        (_values, _definitions) = (values, definitions);
        foreach (var key in definitions.Order)
        {
            _values[key] = new Evaluator<Quantity>(new QuantityArithmetic(), this).Evaluate(definitions[key]);
        }
    }

    public IReadOnlyDictionary<string, Quantity> Values => _values;

    public Definitions Definitions => _definitions;

    public bool TryFind(string key, out Quantity value) => _values.TryGetValue(key, out value);

    public bool TryDifferentiate(Expression.Derivative derivative, out Quantity value)
    {
        value = PointNodes.Differentiate(this, derivative);
        return true;
    }

    /// <exception cref="EvaluationException">the formula has no value at any point</exception>
    public Quantity Evaluate(Expression expression, bool starsAreEntrywise = false) =>
        new Evaluator<Quantity>(new QuantityArithmetic(), this, starsAreEntrywise).Evaluate(expression);
}
