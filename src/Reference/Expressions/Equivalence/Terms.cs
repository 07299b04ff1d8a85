namespace Autograder.Reference.Expressions;

/// <summary>The terms of a sum with their signs; a formula that is no sum is its only term.</summary>
internal static class Terms
{
    public static IReadOnlyList<Expression> Of(Expression expression)
    {
        var terms = new List<Expression>();
        Collect(expression, negative: false, terms);
        return terms;
    }

    private static void Collect(Expression expression, bool negative, List<Expression> terms)
    {
        switch (expression)
        {
            case Expression.Binary { Operator: BinaryOperator.Add } sum:
                Collect(sum.Left, negative, terms);
                Collect(sum.Right, negative, terms);
                break;
            case Expression.Binary { Operator: BinaryOperator.Subtract } difference:
                Collect(difference.Left, negative, terms);
                Collect(difference.Right, !negative, terms);
                break;
            case Expression.Negate negate:
                Collect(negate.Operand, !negative, terms);
                break;
            default:
                terms.Add(negative ? new Expression.Negate(expression) : expression);
                break;
        }
    }
}
