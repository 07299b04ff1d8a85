namespace Autograder.Reference.Optimisers;

/// <summary>What an L2 penalty adds to the gradient of the weights; courses differ.</summary>
public enum L2Convention
{
    /// <summary>+ λW, from (λ/2)·‖W‖² (Goodfellow et al. 2016, section 7.1.1)</summary>
    LambdaW,

    /// <summary>+ 2λW, from λ·‖W‖²</summary>
    TwoLambdaW,

    /// <summary>+ (λ/n)·W, from (λ/2n)·‖W‖², n training examples (Nielsen 2015, chapter 3)</summary>
    LambdaOverNW,
}
