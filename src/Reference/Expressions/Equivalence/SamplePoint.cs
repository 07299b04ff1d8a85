using System.Collections.Concurrent;

namespace Autograder.Reference.Expressions;

/// <summary>One choice of values for every symbol of a question.</summary>
internal sealed class SamplePoint
{
    private readonly Dictionary<string, Quantity> _values;
    private readonly ConcurrentDictionary<(string Of, string By), Quantity> _derivatives = new();
    private readonly Definitions _definitions;

    // Claims may refer to each other in a circle; where one comes back to itself, the true derivative ends it. Points with claims belong to one thread.
    private readonly HashSet<(string Of, string By)> _underway = [];

    /// <param name="values">variables and dimensions, by key; taken over</param>
    /// <param name="definitions">what is computed from them</param>
    /// <param name="claims">derivatives that are taken over instead of computed</param>
    public SamplePoint(Dictionary<string, Quantity> values, Definitions definitions, DerivativeClaims? claims = null)
    {
        (_values, _definitions, Claims) = (values, definitions, claims ?? DerivativeClaims.None);
        foreach (var key in definitions.Order)
        {
            _values[key] = Evaluate(definitions[key]);
        }
    }

    public IReadOnlyDictionary<string, Quantity> Values => _values;

    public Definitions Definitions => _definitions;

    public DerivativeClaims Claims { get; }

    public bool TryFind(string key, out Quantity value) => _values.TryGetValue(key, out value);

    /// <summary>Derivatives of symbols by symbols occur again and again: kept once they are known.</summary>
    private Quantity Derivative(Expression.Symbol of, Expression.Derivative derivative, EvaluationBudget budget)
    {
        var names = (of.Key, derivative.By.Key);
        if (!_derivatives.TryGetValue(names, out var value))
        {
            value = Claims.Any && _underway.Add(names) ? Claims.Derivative(this, of, derivative) : PointNodes.Differentiate(this, derivative, budget: budget);
            _underway.Remove(names);
            _derivatives[names] = value;
        }
        return value;
    }

    /// <exception cref="EvaluationException">the formula has no value at any point</exception>
    public Quantity Evaluate(Expression expression, bool starsAreEntrywise = false)
    {
        var budget = new EvaluationBudget();
        return new Evaluator<Quantity>(new QuantityArithmetic(), new Scope(this, budget), starsAreEntrywise, budget).Evaluate(expression);
    }

    /// <summary>The point as one formula sees it: its derivatives count as its own steps.</summary>
    private sealed class Scope(SamplePoint point, EvaluationBudget budget) : ISymbolScope<Quantity>
    {
        public bool TryFind(string key, out Quantity value) => point.TryFind(key, out value);

        public bool TryDifferentiate(Expression.Derivative derivative, out Quantity value)
        {
            value = derivative.Of is Expression.Symbol of ? point.Derivative(of, derivative, budget) : PointNodes.Differentiate(point, derivative, budget: budget);
            return true;
        }
    }
}
