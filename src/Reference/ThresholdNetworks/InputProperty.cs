namespace Autograder.Reference.ThresholdNetworks;

/// <summary>What the inputs together may have.</summary>
internal enum InputProperty
{
    /// <summary>x₁ &gt; x₂ &gt; …</summary>
    StrictlyDescending,

    /// <summary>x₁ &lt; x₂ &lt; …</summary>
    StrictlyAscending,

    /// <summary>x₁ ≥ x₂ ≥ …</summary>
    Descending,

    /// <summary>x₁ ≤ x₂ ≤ …</summary>
    Ascending,

    /// <summary>x₁ = x₂ = …</summary>
    AllEqual,

    /// <summary>an odd number of inputs is above 0 (binary inputs)</summary>
    Parity,

    /// <summary>more than half of the inputs are above 0 (binary inputs)</summary>
    Majority,
}
