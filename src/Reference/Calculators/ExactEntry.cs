namespace Autograder.Reference.Calculators;

/// <summary>An entry of a matrix that is an exact number or the name of an unknown; neither: a gap.</summary>
internal readonly record struct ExactEntry(Rational? Value, string? Name);
