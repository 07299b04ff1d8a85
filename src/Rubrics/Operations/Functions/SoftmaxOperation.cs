using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>softmax(Z), each example a column.</summary>
internal sealed class SoftmaxOperation() : FunctionOperation("fn.softmax", "softmax", "A")
{
    public const string OverflowWords =
        "For large inputs the result holds nan, because e^z overflows. Subtract the largest entry of each column (example) before taking the exponential; the result stays the same.";

    public const string WrongAxisWords =
        "The numbers add up to 1 along rows instead of columns. Every column is one example: sum over the classes, which is axis 0, with keepdims=True.";

    public const string WholeArrayWords =
        "The whole array adds up to 1, instead of every column. Every column is one example: sum with axis=0, keepdims=True.";

    private protected override string Advice => "Every column should be e^z divided by the column's sum of e^z.";

    private protected override PreparedCase PrepareCase(CaseSettings settings) =>
        Inputs(("Z", Matrix.Gaussian(settings.Classes, settings.Batch, new(settings.Seed), settings.Scale)));

    private protected override IReadOnlyList<Family> Families(CaseToJudge given)
    {
        var z = given.Prepared.Matrix("Z");
        var right = ActivationFunctions.Softmax(z);
        return
        [
            new(Arrays.One(Output, right),
            [
                Mistake(Mistakes.SoftmaxOverflow, OverflowWords, () => Arrays.NaiveSoftmax(z)),
                Mistake(Mistakes.SoftmaxWrongAxis, WrongAxisWords, () => ActivationFunctions.Softmax(z.Transposed()).Transposed()),
                Mistake(Mistakes.SoftmaxWholeArray, WholeArrayWords, () => Arrays.WholeSoftmax(z)),
                Mistake(Mistakes.SoftmaxNotNormalised, "The exponentials are right but not divided by their sum over each column.", () => z.Map(Math.Exp)),
                Mistake(Mistakes.SoftmaxNotNormalised, "The exponentials are right but not divided by their sum over each column.", () => ShiftedExponentials(z)),
                Mistake(Mistakes.SoftmaxLogarithm, "This is the logarithm of softmax. Return the probabilities themselves.", () => right.Map(Math.Log)),
                Mistake(Mistakes.WrongSign, "This is softmax of −z: check the sign in the exponent.", () => ActivationFunctions.Softmax(-1 * z)),
                Mistake(Mistakes.SigmoidInstead, "This is the sigmoid of every number. Softmax divides e^z by the sum of e^z over the classes.", () => ActivationFunctions.Apply(Activation.Sigmoid, z)),
            ]),
        ];
    }

    private protected override Verdict? NotFinite(CaseToJudge given, Received array) =>
        !array.AllFinite && given.Prepared.Matrix("Z").MaxAbsolute() > 700 ? Verdict.NearMiss(Mistakes.SoftmaxOverflow, OverflowWords) : null;

    private static Matrix ShiftedExponentials(Matrix z) =>
        Matrix.Generate(z.Rows, z.Columns, (r, c) => Math.Exp(z[r, c] - Enumerable.Range(0, z.Rows).Max(i => z[i, c])));
}
