using Autograder.Reference.Expressions;

namespace Autograder.Rubrics.Answers;

/// <summary>A typed number as it was understood.</summary>
/// <param name="Value">Null where the text is no number; an infinity only where one was typed.</param>
/// <param name="Tex">As understood, TeX without dollar signs; null where it was not.</param>
/// <param name="Problem">Why it was not understood, with the place; empty otherwise.</param>
/// <param name="Plain">It was typed as one number, not as something to work out.</param>
/// <param name="Worked">It was typed as a sum or a product; a fraction, a root or a power of ten is a number.</param>
public sealed record NumberReading(double? Value, string? Tex, string Problem, bool Plain, bool Worked);

/// <summary>Numbers as people write them: 0.42, 0,42, 42 %, 1/3, 1.5e-3, −0.2, √2, ln 2, 2*3*64.</summary>
public static class NumberText
{
    public static NumberReading Read(string text, DecimalMark mark)
    {
        var parsed = TypedConstant.ReadNumber(text, mark);
        return parsed.Understood
            ? new NumberReading(parsed.Value.Value, TexPrinter.Print(parsed.Value.Written), "", IsPlain(parsed.Value.Written), IsWorked(parsed.Value.Written))
            : new NumberReading(null, null, $"{parsed.Problem.Message} (at character {parsed.Problem.Position.ToString(System.Globalization.CultureInfo.InvariantCulture)})", false, false);
    }

    private static bool IsPlain(Expression written) => written is Expression.Number or Expression.Constant or Expression.Negate { Operand: Expression.Number or Expression.Constant };

    /// <summary>Functions by which numbers are written that have no end: √2, ln 2, e^0.5.</summary>
    private static readonly string[] Written = ["sqrt", "root", "ln", "log", "log2", "log10", "exp"];

    /// <summary>Sums and products that are no plain way to write a number, and what comes to the same: σ(1.1), a sum with bounds, a fraction of fractions.</summary>
    internal static bool IsWorked(Expression written) =>
        Symbols.Nodes(written).Any(n => n is Expression.Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } binary && !IsPowerOfTen(binary)
            || n is Expression.Series or Expression.Derivative or Expression.Postfix { Operator: PostfixOperator.Factorial } || n is Expression.Call call && !Written.Contains(call.Function))
        || Symbols.Nodes(written).Count(n => n is Expression.Binary { Operator: BinaryOperator.Divide }) > 1;

    /// <summary>3·10⁻² is a number as calculators show it.</summary>
    private static bool IsPowerOfTen(Expression.Binary binary) =>
        binary is { Operator: BinaryOperator.Multiply, Left: Expression.Number, Right: Expression.Binary { Operator: BinaryOperator.Power, Left: Expression.Number { Value: 10 } } };
}
