namespace Autograder.Reference.Expressions;

/// <summary>A number as someone typed it.</summary>
/// <param name="Value">finite, or an infinity that was typed as one (∞)</param>
/// <param name="Exact">the same without rounding, where the text says a fraction: 1/3, 0.1 + 0.2; null for √2</param>
/// <param name="Written">what was understood, for the echo</param>
public sealed record TypedNumber(double Value, Rational? Exact, Expression Written);

/// <summary>A vector or matrix of numbers as someone typed it.</summary>
/// <param name="Values">rank 1 for a plain list, rank 2 for a list of rows</param>
/// <param name="Written">what was understood, for the echo</param>
public sealed record TypedArray(DenseArray Values, Expression Written);
