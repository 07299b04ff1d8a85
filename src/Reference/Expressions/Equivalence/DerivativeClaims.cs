namespace Autograder.Reference.Expressions;

/// <summary>Derivatives as somebody claims them: what builds on them is computed as if they were right.</summary>
internal sealed class DerivativeClaims
{
    private readonly Dictionary<(string Of, string By), Expression> _claims;

    private DerivativeClaims(Dictionary<(string Of, string By), Expression> claims) => _claims = claims;

    public static DerivativeClaims None { get; } = new([]);

    public bool Any => _claims.Count > 0;

    public DerivativeClaims With(string of, string by, Expression claim) => new(new(_claims) { [(of, by)] = claim });

    public bool Has(string of, string by) => _claims.ContainsKey((of, by));

    public DerivativeClaims Without(string of, string by) => new(_claims.Where(c => c.Key != (of, by)).ToDictionary());

    /// <summary>The claimed derivative; else the one that follows from the claims and, where they say nothing, from the definitions.</summary>
    public Quantity Derivative(SamplePoint point, Expression.Symbol of, Expression.Derivative derivative)
    {
        if (_claims.TryGetValue((of.Key, derivative.By.Key), out var claim))
        {
            return point.Evaluate(claim);
        }
        if (point.Values.Values.All(v => v.Entries is null) && point.Definitions.Has(of.Key))
        {
            return ByChainRule(point, of.Key, derivative.By.Key);
        }
        var assumed = _claims.Where(c => c.Key.Of == of.Key && point.Values.ContainsKey(c.Key.By)).ToDictionary(c => c.Key.By, c => point.Evaluate(c.Value).ToMatrix());
        return PointNodes.Differentiate(point, derivative, assumed: assumed);
    }

    /// <summary>The chain rule over the definitions, numbers only: from the result back, every symbol passes its derivative on to what it is computed from.</summary>
    private Quantity ByChainRule(SamplePoint point, string of, string by)
    {
        var arithmetic = new QuantityArithmetic();
        var passed = new Dictionary<string, Quantity>(StringComparer.Ordinal) { [of] = Quantity.Of(1) };
        foreach (var symbol in point.Definitions.Order.Reverse().Where(passed.ContainsKey))
        {
            if (symbol == by)
            {
                break;
            }
            if (symbol != of && point.Definitions.DependsOn(symbol, by) && _claims.TryGetValue((of, symbol), out var claim))
            {
                passed[symbol] = point.Evaluate(claim);
            }
            foreach (var used in Symbols.In(point.Definitions[symbol]).Select(s => s.Key).Distinct(StringComparer.Ordinal).Where(point.Values.ContainsKey))
            {
                var share = arithmetic.Entrywise(BinaryOperator.Multiply, passed[symbol], Local(point, symbol, used));
                passed[used] = passed.TryGetValue(used, out var sum) ? arithmetic.Entrywise(BinaryOperator.Add, sum, share) : share;
            }
        }
        return passed.TryGetValue(by, out var value) ? value : Quantity.Of(0);
    }

    /// <summary>How a symbol changes with one that stands in its own definition, all others kept; a claim counts where there is no other way from one to the other.</summary>
    private Quantity Local(SamplePoint point, string symbol, string used)
    {
        var onlyWay = !Symbols.In(point.Definitions[symbol]).Any(s => s.Key != used && point.Definitions.DependsOn(s.Key, used));
        if (onlyWay && _claims.TryGetValue((symbol, used), out var claim))
        {
            return point.Evaluate(claim);
        }
        var kept = new SamplePoint(new(point.Values, StringComparer.Ordinal), Definitions.None);
        return PointNodes.Differentiate(kept, new Expression.Derivative(point.Definitions[symbol], SymbolIn(point.Definitions[symbol], used)));
    }

    private static Expression.Symbol SymbolIn(Expression expression, string key) => Symbols.In(expression).First(s => s.Key == key);
}
