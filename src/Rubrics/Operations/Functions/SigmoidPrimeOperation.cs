using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>sigmoid_prime(z), the derivative with respect to z.</summary>
internal sealed class SigmoidPrimeOperation() : FunctionOperation("fn.sigmoid_prime", "sigmoid_prime", "d")
{
    private protected override string Advice => "Every number should be σ(z)·(1 − σ(z)).";

    private protected override PreparedCase PrepareCase(CaseSettings settings) =>
        Inputs(("z", Matrix.Gaussian(settings.Classes, settings.Batch, new(settings.Seed), settings.Scale)));

    private protected override IReadOnlyList<Family> Families(CaseToJudge given)
    {
        var z = given.Prepared.Matrix("z");
        var a = ActivationFunctions.Apply(Activation.Sigmoid, z);
        var right = ActivationFunctions.Derivative(Activation.Sigmoid, z);
        return
        [
            new(Arrays.One(Output, right),
            [
                Mistake(Mistakes.SigmaPrimeOfActivation, "This is z·(1 − z), which is the derivative only when the input is already σ(z). The function gets z: use σ(z)·(1 − σ(z)).", () => z.Map(x => x * (1 - x))),
                Mistake(Mistakes.SigmaPrimeTwice, "This applies σ to an input that has been through σ already: σ'(z) is σ(z)·(1 − σ(z)).", () => ActivationFunctions.Derivative(Activation.Sigmoid, a)),
                Mistake(Mistakes.OtherActivation, "This is the derivative of ReLU. That of the sigmoid is σ(z)·(1 − σ(z)).", () => ActivationFunctions.Derivative(Activation.ReLU, z)),
                Mistake(Mistakes.OtherActivation, "This is the derivative of tanh. That of the sigmoid is σ(z)·(1 − σ(z)).", () => ActivationFunctions.Derivative(Activation.Tanh, z)),
                Mistake(Mistakes.SigmoidInstead, "This is σ(z) itself: multiply by (1 − σ(z)).", () => a),
                Mistake(Mistakes.WrongSign, "The sign is turned round: σ'(z) is σ(z)·(1 − σ(z)), never negative.", () => -1 * right),
                Mistake(Mistakes.SigmoidOverflow, SigmoidOperation.OverflowWords, () => z.Map(x => Math.Exp(-x) / ((1 + Math.Exp(-x)) * (1 + Math.Exp(-x))))),
            ]),
        ];
    }

    private protected override Verdict? NotFinite(CaseToJudge given, Received array) =>
        !array.AllFinite && given.Prepared.Matrix("z").MaxAbsolute() > 300 ? Verdict.NearMiss(Mistakes.SigmoidOverflow, SigmoidOperation.OverflowWords) : null;
}
