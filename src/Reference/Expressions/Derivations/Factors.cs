namespace Autograder.Reference.Expressions;

/// <summary>The factors of a product from left to right; a leading minus goes to the first.</summary>
internal static class Factors
{
    private const int Most = 8;

    public static IReadOnlyList<Expression> Of(Expression expression)
    {
        var factors = new List<Expression>();
        Collect(expression, factors);
        return factors;
    }

    /// <summary>Every product of neighbouring factors, single ones included.</summary>
    public static IEnumerable<Expression> Runs(Expression expression)
    {
        var factors = Of(expression);
        if (factors.Count is < 2 or > Most)
        {
            yield break;
        }
        for (var from = 0; from < factors.Count; from++)
        {
            var product = factors[from];
            yield return product;
            for (var to = from + 1; to < factors.Count; to++)
            {
                product = new Expression.Binary(BinaryOperator.Multiply, product, factors[to]);
                yield return product;
            }
        }
    }

    private static void Collect(Expression expression, List<Expression> factors)
    {
        switch (expression)
        {
            case Expression.Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Hadamard } product:
                Collect(product.Left, factors);
                Collect(product.Right, factors);
                break;
            case Expression.Negate negate:
                var before = factors.Count;
                Collect(negate.Operand, factors);
                factors[before] = new Expression.Negate(factors[before]);
                break;
            default:
                factors.Add(expression);
                break;
        }
    }
}
