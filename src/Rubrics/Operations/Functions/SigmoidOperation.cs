using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>sigmoid(z), element by element.</summary>
internal sealed class SigmoidOperation() : FunctionOperation("fn.sigmoid", "sigmoid", "a")
{
    public const string OverflowWords =
        "For large inputs the result holds nan, because e^z overflows in numerator and denominator. Write it as 1 / (1 + np.exp(-z)), or clip z first.";

    private protected override string Advice => "Every number should be 1 / (1 + e^(−z)).";

    private protected override PreparedCase PrepareCase(CaseSettings settings) =>
        Inputs(("z", Matrix.Gaussian(settings.Classes, settings.Batch, new(settings.Seed), settings.Scale)));

    private protected override IReadOnlyList<Family> Families(CaseToJudge given)
    {
        var z = given.Prepared.Matrix("z");
        var right = ActivationFunctions.Apply(Activation.Sigmoid, z);
        return
        [
            new(Arrays.One(Output, right),
            [
                Mistake(Mistakes.SigmoidOverflow, OverflowWords, () => z.Map(x => Math.Exp(x) / (1 + Math.Exp(x)))),
                Mistake(Mistakes.WrongSign, "This is the sigmoid of −z: check the sign in the exponent.", () => ActivationFunctions.Apply(Activation.Sigmoid, -1 * z)),
                Mistake(Mistakes.DerivativeInstead, "This is the derivative of the sigmoid. Return 1 / (1 + e^(−z)) itself.", () => ActivationFunctions.Derivative(Activation.Sigmoid, z)),
                Mistake(Mistakes.OtherActivation, "This is ReLU. The sigmoid is 1 / (1 + e^(−z)).", () => ActivationFunctions.Apply(Activation.ReLU, z)),
                Mistake(Mistakes.TanhInstead, "This is tanh. The sigmoid is 1 / (1 + e^(−z)).", () => ActivationFunctions.Apply(Activation.Tanh, z)),
            ]),
        ];
    }

    private protected override Verdict? NotFinite(CaseToJudge given, Received array) =>
        !array.AllFinite && given.Prepared.Matrix("z").MaxAbsolute() > 300 ? Verdict.NearMiss(Mistakes.SigmoidOverflow, OverflowWords) : null;
}
