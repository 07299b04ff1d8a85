namespace Autograder.Reference.Calculators;

/// <summary>The loss of one example with outputs y, targets t and n outputs.</summary>
internal enum LossWord
{
    /// <summary>−Σ t ln y</summary>
    CrossEntropy,

    /// <summary>−(1/n) Σ (t ln y + (1 − t) ln(1 − y))</summary>
    BinaryCrossEntropy,

    /// <summary>−Σ (t ln y + (1 − t) ln(1 − y))</summary>
    BinaryCrossEntropySum,

    /// <summary>−Σ t ln p with p = softmax(y)</summary>
    SoftmaxCrossEntropy,

    /// <summary>½ Σ (y − t)²</summary>
    HalfSumOfSquares,

    /// <summary>Σ (y − t)²</summary>
    SumOfSquares,

    /// <summary>(1/n) Σ (y − t)²</summary>
    MeanSquaredError,

    /// <summary>√((1/n) Σ (y − t)²)</summary>
    RootMeanSquaredError,

    /// <summary>(1/n) Σ |y − t|</summary>
    MeanAbsoluteError,

    /// <summary>Σ |y − t|</summary>
    SumOfAbsoluteErrors,

    /// <summary>Σ c·y with weights c and no target, for derivatives of the outputs themselves</summary>
    Output,
}
