namespace Autograder.Reference.ThresholdNetworks;

/// <summary>What the number beside the weights means.</summary>
internal enum BiasMeaning
{
    /// <summary>z = w·x + b, compared with 0</summary>
    Added,

    /// <summary>w·x is compared with b, z = w·x − b</summary>
    Threshold,
}
