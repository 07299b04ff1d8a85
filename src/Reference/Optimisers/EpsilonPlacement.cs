namespace Autograder.Reference.Optimisers;

/// <summary>Where Adam's ε stands.</summary>
public enum EpsilonPlacement
{
    /// <summary>m̂ / (√v̂ + ε), as published</summary>
    OutsideRoot,

    /// <summary>m̂ / √(v̂ + ε)</summary>
    InsideRoot,
}
