namespace Autograder.Reference.ThresholdNetworks;

/// <summary>The numbers that stand for false and true at the inputs.</summary>
internal enum InputCoding
{
    /// <summary>0 and 1</summary>
    Binary,

    /// <summary>−1 and 1</summary>
    Bipolar,
}
