namespace Autograder.Reference.Optimisers;

/// <summary>L2 regularisation of weights; biases are left alone.</summary>
/// <param name="Lambda">λ ≥ 0; 0 changes nothing</param>
/// <param name="Convention">which multiple of λW the gradient gains</param>
/// <param name="Examples">n of <see cref="L2Convention.LambdaOverNW"/>; the others ignore it</param>
public sealed record L2(double Lambda, L2Convention Convention = L2Convention.LambdaW, int Examples = 1)
{
    /// <summary>The factor c of the added gradient c·W.</summary>
    public double Factor => Convention switch
    {
        L2Convention.LambdaW => Lambda,
        L2Convention.TwoLambdaW => 2 * Lambda,
        L2Convention.LambdaOverNW => Lambda / Examples,
    };

    /// <summary>What the penalty adds to the loss: (c/2)·Σ‖W‖².</summary>
    public double Penalty(IReadOnlyList<Matrix> weights) => Factor / 2 * weights.Sum(w => w.SumOfSquares());

    /// <summary>The gradients of the weights with c·W added to each.</summary>
    public IReadOnlyList<Matrix> AddTo(IReadOnlyList<Matrix> gradients, IReadOnlyList<Matrix> weights) =>
        ParameterLists.Pair(gradients, weights, (g, w) => g + Factor * w);
}
