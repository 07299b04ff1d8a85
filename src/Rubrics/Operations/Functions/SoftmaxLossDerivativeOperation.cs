using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>softmax_dLdZ(P, Y): the derivative of the cross-entropy of softmax with respect to its input.</summary>
internal sealed class SoftmaxLossDerivativeOperation() : FunctionOperation("fn.softmax_dLdZ", "softmax_dLdZ", "dZ")
{
    private const string JacobianWords = "The output minus the target is already the derivative with respect to z, because the derivatives of softmax and of the logarithm cancel. Leave the further factor of softmax's derivative out.";

    private protected override string Advice => "Every number should be the output minus the target.";

    private protected override PreparedCase PrepareCase(CaseSettings settings)
    {
        var (p, y) = Probabilities.Draw(settings);
        return Inputs(("P", p), ("Y", y));
    }

    private protected override IReadOnlyList<Family> Families(CaseToJudge given)
    {
        var (p, y) = (given.Prepared.Matrix("P"), given.Prepared.Matrix("Y"));
        var right = p - y;
        var slope = p.Map(x => x * (1 - x));
        return
        [
            new(Arrays.One(Output, right),
            [
                Mistake(Mistakes.WrongSign, "The sign is turned round: it is the output minus the target. With the target minus the output, the update climbs the loss instead of descending.", () => -1 * right),
                Mistake(Mistakes.SoftmaxJacobian, JacobianWords, () => slope.Times(right)),
                Mistake(Mistakes.SoftmaxJacobian, JacobianWords, () => ActivationFunctions.Backward(Activation.Softmax, p.Map(Math.Log), right)),
                Mistake(Mistakes.SoftmaxJacobian, "This is p·(1 − p), the derivative of softmax alone. With cross-entropy behind it, the derivative is the output minus the target.", () => slope),
            ]),
            new(Arrays.One(Output, 1.0 / p.Columns * right), [])
            {
                Note = "Your softmax_dLdZ divides by the number of examples already; that is fine as long as the backward pass does not divide again.",
            },
        ];
    }
}
