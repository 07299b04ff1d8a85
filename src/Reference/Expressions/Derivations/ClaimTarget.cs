namespace Autograder.Reference.Expressions;

/// <summary>What an equation can be about: a symbol, or the derivative of a symbol by a symbol.</summary>
internal static class ClaimTarget
{
    /// <summary>Whether both are the same symbol or derivative, however spelled.</summary>
    public static bool Same(Expression a, Expression b) => (a, b) switch
    {
        (Expression.Symbol x, Expression.Symbol y) => x.Key == y.Key,
        (Expression.Derivative { Of: Expression.Symbol x } p, Expression.Derivative { Of: Expression.Symbol y } q) => x.Key == y.Key && p.By.Key == q.By.Key,
        _ => a.Equals(b),
    };

    public static bool Is(Expression expression) => expression is Expression.Symbol or Expression.Derivative { Of: Expression.Symbol };
}
