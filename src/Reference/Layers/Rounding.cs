namespace Autograder.Reference.Layers;

/// <summary>What becomes of a window that does not fit a whole number of times.</summary>
internal enum Rounding
{
    Floor,
    Ceiling,

    /// <summary>a fraction is a mistake in the givens</summary>
    Exact,
}
