namespace Autograder.Reference.Expressions;

/// <summary>
/// Reads formulas as people type them, plain (<c>2*x_1 - sqrt(3)</c>) or in LaTeX (<c>\frac{\partial L}{\partial w}</c>), into trees.
/// </summary>
/// <remarks>
/// This is the boundary between what students type and everything that computes: nothing is evaluated here, names come from
/// tables and declarations, and length, depth and size are limited. The same text and options always give the same tree.
/// </remarks>
public static class ExpressionParser
{
    /// <summary>Reads one formula without an equals sign.</summary>
    public static Parsed<Expression> ParseExpression(string text, ParseOptions? options = null)
    {
        var statement = ParseStatement(text, options);
        if (!statement.Understood)
        {
            return Parsed<Expression>.Not(statement.Problem);
        }
        return statement.Value.IsEquation
            ? Parsed<Expression>.Not(new ParseProblem(text.IndexOf('=', StringComparison.Ordinal) + 1, "a formula is needed here, not an equation; leave out the equals sign"))
            : Parsed<Expression>.Of(statement.Value.Last, statement.OtherReading?.Last);
    }

    /// <summary>Reads one formula, or a chain such as <c>dL/dz = dL/dp * dp/dz = p - y</c>; it may start with the equals sign.</summary>
    public static Parsed<Statement> ParseStatement(string text, ParseOptions? options = null)
    {
        options ??= ParseOptions.Default;
        try
        {
            var reader = new FormulaReader(new Cursor(text, options), options.Vocabulary, tightProducts: false);
            var statement = reader.ReadStatement();
            return Parsed<Statement>.Of(statement, reader.HasOtherReading ? OtherReading(text, options, statement) : null);
        }
        catch (NotUnderstoodException fault)
        {
            return Parsed<Statement>.Not(fault.Problem);
        }
    }

    /// <summary>Reads a condition such as <c>4 &lt;= x1 and x1 &lt;= 7</c>; a single equals sign compares.</summary>
    public static Parsed<Expression> ParseCondition(string text, ParseOptions? options = null)
    {
        options ??= ParseOptions.Default;
        try
        {
            return Parsed<Expression>.Of(new FormulaReader(new Cursor(text, options), options.Vocabulary, tightProducts: false).ReadCondition());
        }
        catch (NotUnderstoodException fault)
        {
            return Parsed<Expression>.Not(fault.Problem);
        }
    }

    private static Statement? OtherReading(string text, ParseOptions options, Statement statement)
    {
        try
        {
            var other = new FormulaReader(new Cursor(text, options), options.Vocabulary, tightProducts: true).ReadStatement();
            return other.Equals(statement) ? null : other;
        }
        catch (NotUnderstoodException)
        {
            return null;
        }
    }
}
