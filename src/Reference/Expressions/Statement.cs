namespace Autograder.Reference.Expressions;

/// <summary>One line as typed: a formula, or several joined by equals signs.</summary>
/// <param name="Sides">from left to right, at least one</param>
/// <param name="Continues">the line starts with an equals sign: its first side continues the line before</param>
public sealed record Statement(ValueList<Expression> Sides, bool Continues)
{
    public Expression Last => Sides[^1];

    public bool IsEquation => Continues || Sides.Count > 1;
}
