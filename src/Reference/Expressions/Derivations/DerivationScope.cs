namespace Autograder.Reference.Expressions;

/// <summary>What symbols and derivatives stand for at one stage of a derivation: as they are, or as its writer believes.</summary>
internal sealed class DerivationScope(FormulaContext context, Definitions definitions, DerivativeClaims claims)
{
    private readonly Lazy<IReadOnlyList<SamplePoint>> _points = new(() =>
        ReferenceEquals(definitions, context.Definitions) && !claims.Any ? context.Points : context.Sample(definitions, claims));

    public Definitions Definitions => definitions;

    public IReadOnlyList<SamplePoint> Points => _points.Value;

    public bool IsKnown(string key) => context.IsKnown(key) || definitions.Has(key);

    public string? Stranger(Expression expression) => Strangers.First(expression, context.Vocabulary, IsKnown);

    /// <exception cref="EvaluationException">it has no value at any point</exception>
    public Quantity[] Values(Expression expression, bool starsAreEntrywise) => [.. Points.Select(p => p.Evaluate(expression, starsAreEntrywise))];

    /// <summary>Without what is believed of one symbol or derivative; null where the rest goes in a circle without it.</summary>
    public DerivationScope? Without(Expression subject, DerivationScope truth) => subject switch
    {
        Expression.Symbol symbol when definitions.Has(symbol.Key) && truth.Definitions.Has(symbol.Key) && !ReferenceEquals(definitions[symbol.Key], truth.Definitions[symbol.Key]) =>
            definitions.With(symbol.Key, truth.Definitions[symbol.Key]) is { } changed ? new(context, changed, claims) : null,
        Expression.Derivative { Of: Expression.Symbol of } derivative when claims.Has(of.Key, derivative.By.Key) => new(context, definitions, claims.Without(of.Key, derivative.By.Key)),
        _ => this,
    };

    /// <summary>With a symbol or derivative taken to be something else; null where that would go in a circle or cannot be.</summary>
    public DerivationScope? Believing(Expression subject, Expression claim)
    {
        switch (subject)
        {
            case Expression.Symbol symbol when definitions.With(symbol.Key, claim) is { } changed:
                return new(context, changed, claims);
            case Expression.Derivative { Of: Expression.Symbol of } derivative when !Symbols.Nodes(claim).Any(n => ClaimTarget.Same(n, derivative)):
                return new(context, definitions, claims.With(of.Key, derivative.By.Key, claim));
            default:
                return null;
        }
    }
}
