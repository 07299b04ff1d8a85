namespace Autograder.Reference.Networks;

/// <summary>The loss of one example, before the batch is averaged or summed; y is the output, t the target.</summary>
public enum Loss
{
    /// <summary>−Σ tᵢ ln yᵢ</summary>
    CrossEntropy,

    /// <summary>½ Σ (yᵢ − tᵢ)²</summary>
    HalfSumOfSquares,

    /// <summary>(1/n) Σ (yᵢ − tᵢ)², n outputs</summary>
    MeanSquaredError,

    /// <summary>−(1/n) Σ (tᵢ ln yᵢ + (1 − tᵢ) ln(1 − yᵢ)), n outputs</summary>
    BinaryCrossEntropy,
}
