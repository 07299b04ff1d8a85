namespace Autograder.Reference.Expressions;

/// <summary>The exact value of a formula of numbers, where it is a fraction of moderate size.</summary>
internal static class ExactValue
{
    private const int MostBits = 4096;

    /// <summary>Null where the value is no fraction, has none, or would be too large to write down.</summary>
    public static Rational? Of(Expression expression)
    {
        Rational? value = expression switch
        {
            Expression.Number number => number.Exact,
            Expression.Negate negate => Of(negate.Operand) is { } x ? -x : null,
            Expression.Postfix { Operator: PostfixOperator.Percent } percent => Of(percent.Operand) is { } x ? x / 100 : null,
            Expression.Array { Items: [var only] } => Of(only),
            Expression.Call { Function: "abs", Primes: 0 } call => Of(call.Arguments[0]) is { } x ? (x.Sign < 0 ? -x : x) : null,
            Expression.Binary binary when Of(binary.Left) is { } a && Of(binary.Right) is { } b => Combine(binary.Operator, a, b),
            _ => null,
        };
        return value is { Bits: > MostBits } ? null : value;
    }

    private static Rational? Combine(BinaryOperator which, Rational a, Rational b) => which switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply or BinaryOperator.Hadamard => a * b,
        BinaryOperator.Divide => b.Sign == 0 ? null : a / b,
        BinaryOperator.Power => Power(a, b),
    };

    private static Rational? Power(Rational a, Rational b)
    {
        // Checked before it is computed: 10^10^10 has ten billion digits.
        if (!b.IsInteger || b.Numerator < -MostBits || b.Numerator > MostBits || (a.Sign == 0 && b.Sign < 0))
        {
            return null;
        }
        var exponent = (int)b.Numerator;
        return a.Bits * Math.Abs((long)exponent) > MostBits ? null : a.Power(exponent);
    }
}
