namespace Autograder.Reference.Networks;

/// <summary>How the losses of a batch of N examples become one number.</summary>
public enum BatchReduction
{
    /// <summary>(1/N) Σ</summary>
    Mean,

    /// <summary>Σ</summary>
    Sum,
}
