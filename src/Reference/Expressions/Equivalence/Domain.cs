namespace Autograder.Reference.Expressions;

/// <summary>The values that a variable may take; equivalence is decided on these and on no others.</summary>
public abstract record Domain
{
    private Domain()
    {
    }

    public static Domain AnyReal { get; } = new Real(-3, 3);

    public static Domain Positive { get; } = new Real(0, 3);

    /// <summary>Numbers strictly between two bounds.</summary>
    public sealed record Real(double From, double To) : Domain;

    /// <summary>Whole numbers, bounds included.</summary>
    public sealed record Integer(int From, int To) : Domain;

    /// <summary>One of a few values, such as labels 0 and 1.</summary>
    public sealed record OneOf(ValueList<double> Values) : Domain;

    /// <summary>A vector (one dimension; a column) or a matrix.</summary>
    /// <param name="Shape">whole numbers, or names of dimensions: every name is tried with several sizes, different names have different sizes</param>
    /// <param name="Entries">where its entries lie</param>
    public sealed record Array(ValueList<string> Shape, Domain Entries) : Domain;
}
