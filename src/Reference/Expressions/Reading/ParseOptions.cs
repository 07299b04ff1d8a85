namespace Autograder.Reference.Expressions;

/// <summary>How to read a text.</summary>
public sealed record ParseOptions
{
    public static ParseOptions Default { get; } = new();

    /// <summary>What is declared; with it, run-together letters are told apart and spellings of one symbol become one.</summary>
    public Vocabulary Vocabulary { get; init; } = Vocabulary.Empty;

    public DecimalMark Decimal { get; init; } = DecimalMark.Either;

    public ParseLimits Limits { get; init; } = ParseLimits.Default;
}

/// <summary>What separates whole numbers from decimals.</summary>
public enum DecimalMark
{
    /// <summary>A point; a comma too, outside of brackets and where it cannot separate thousands.</summary>
    Either,
    Point,

    /// <summary>A comma; lists then need a space after their commas, or semicolons.</summary>
    Comma,
}

/// <summary>What one text may cost.</summary>
/// <param name="Length">characters</param>
/// <param name="Depth">brackets within brackets</param>
/// <param name="Nodes">numbers, symbols and operations together</param>
public sealed record ParseLimits(int Length = 2000, int Depth = 64, int Nodes = 1000)
{
    public static ParseLimits Default { get; } = new();

    /// <summary>Digits of one typed number.</summary>
    public const int Digits = 40;

    /// <summary>Powers of ten of one typed number, both ways.</summary>
    public const int PowerOfTen = 300;
}
