namespace Autograder.Reference.Expressions;

/// <summary>How strongly the outermost operator of a formula binds, in the parser's numbers.</summary>
internal static class Precedence
{
    public const int Power = FormulaReader.PowerStrength;
    public const int Derivative = 45;
    public const int Postfix = 50;
    public const int Operand = 100;

    public static int Of(Expression expression) => expression switch
    {
        Expression.Logic { Operator: LogicOperator.Or } => FormulaReader.OrStrength,
        Expression.Logic => FormulaReader.AndStrength,
        Expression.Not => FormulaReader.NotStrength,
        Expression.Comparison => FormulaReader.ComparisonStrength,
        Expression.Negate => FormulaReader.SumStrength,
        Expression.Binary binary => Of(binary.Operator),
        Expression.Postfix => Postfix,
        Expression.Derivative => Derivative,
        // A fraction that no decimal writes exactly is printed as a division.
        Expression.Number number => DecimalText.Of(number.Exact) is null ? FormulaReader.ProductStrength : Operand,
        _ => Operand,
    };

    public static int Of(BinaryOperator which) => which switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => FormulaReader.SumStrength,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Hadamard => FormulaReader.ProductStrength,
        BinaryOperator.Power => Power,
    };

    /// <summary>The weakest right operand that needs no brackets.</summary>
    public static int Right(Expression.Binary binary) =>
        binary is { Operator: BinaryOperator.Divide, Right: Expression.Derivative } ? Operand : Of(binary.Operator) + 1;

    public static string Sign(Relation relation) => relation switch
    {
        Relation.Equal => "==",
        Relation.NotEqual => "!=",
        Relation.Less => "<",
        Relation.LessOrEqual => "<=",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => ">=",
    };

}
