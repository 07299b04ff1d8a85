using System.Collections.Frozen;
using System.Reflection;

namespace Autograder.Rubrics.Operations;

/// <summary>Keys of the mistakes that are recognised; they stay as they are, because packages name them.</summary>
public static class Mistakes
{
    // Any array
    public const string Transposed = "transposed";
    public const string WrongShape = "wrong-shape";
    public const string WrongSign = "wrong-sign";

    // Functions
    public const string SoftmaxWrongAxis = "softmax-wrong-axis";
    public const string SoftmaxWholeArray = "softmax-whole-array";
    public const string SoftmaxNotNormalised = "softmax-not-normalised";
    public const string SoftmaxLogarithm = "softmax-logarithm";
    public const string SoftmaxOverflow = "softmax-overflow";
    public const string SigmoidInstead = "sigmoid-instead";
    public const string SigmoidOverflow = "sigmoid-overflow";
    public const string TanhInstead = "tanh-instead";
    public const string DerivativeInstead = "derivative-instead";
    public const string SigmaPrimeOfActivation = "sigma-prime-of-activation";
    public const string SigmaPrimeTwice = "sigma-prime-twice";
    public const string CrossEntropyNotAveraged = "cross-entropy-not-averaged";
    public const string CrossEntropyPerExample = "cross-entropy-per-example";
    public const string CrossEntropyOverClasses = "cross-entropy-mean-over-classes";
    public const string CrossEntropyLogBase = "cross-entropy-log-base";
    public const string CrossEntropyBinary = "cross-entropy-binary";
    public const string CrossEntropyLogOfZero = "cross-entropy-log-of-zero";
    public const string SwappedArguments = "swapped-arguments";
    public const string SoftmaxJacobian = "softmax-jacobian";

    // Forward pass
    public const string BiasIgnored = "bias-ignored";
    public const string SoftmaxMissing = "softmax-missing";
    public const string SoftmaxTwice = "softmax-twice";
    public const string SigmoidOnOutput = "sigmoid-on-output";
    public const string ActivationBeforeSoftmax = "activation-before-softmax";
    public const string ActivationMissing = "activation-missing";
    public const string OtherActivation = "other-activation";

    // Backward pass
    public const string MissingBatchMean = "missing-batch-mean";
    public const string ExtraBatchMean = "extra-batch-mean";
    public const string WrongLayer = "wrong-layer";
    public const string BiasNotSummed = "bias-not-summed";
    public const string BiasWrongAxis = "bias-wrong-axis";
    public const string SigmaPrimeDropped = "sigma-prime-dropped";
    public const string SigmaPrimeOnOutput = "sigma-prime-on-output";
    public const string ZInsteadOfActivation = "z-instead-of-activation";

    // Update
    public const string NotUpdated = "not-updated";
    public const string GradientRescaled = "gradient-rescaled";
    public const string MomentumInstead = "momentum-instead";
    public const string AdamInsteadOfSgd = "adam-instead-of-sgd";
    public const string SgdInsteadOfAdam = "sgd-instead-of-adam";
    public const string NoBiasCorrection = "no-bias-correction";
    public const string FirstMomentOnlyCorrected = "first-moment-only-corrected";
    public const string SecondMomentOnlyCorrected = "second-moment-only-corrected";
    public const string BetasSwapped = "betas-swapped";
    public const string RootMissing = "root-missing";
    public const string EpsilonMissing = "epsilon-missing";
    public const string EpsilonHuge = "epsilon-huge";
    public const string StateNotKept = "state-not-kept";
    public const string StepNotCounted = "step-not-counted";
    public const string StepCountedPerParameter = "step-counted-per-parameter";
    public const string StepFromZero = "step-from-zero";
    public const string StepOffByOne = "step-off-by-one";
    public const string MomentWeightMissing = "moment-weight-missing";
    public const string FirstMomentMissing = "first-moment-missing";
    public const string SecondMomentNotSquared = "second-moment-not-squared";

    // L2
    public const string LambdaIgnored = "lambda-ignored";
    public const string DecayWithoutEta = "decay-without-eta";
    public const string L2Factor = "l2-factor";
    public const string L2SomeLayers = "l2-some-layers";
    public const string L2BiasesOnly = "l2-biases-only";
    public const string L1Instead = "l1-instead";
    public const string PenaltyInsteadOfGradient = "penalty-instead-of-gradient";

    // Schedule
    public const string DecayPerStep = "decay-per-step";
    public const string DecayCompounded = "decay-compounded";
    public const string DecayNotApplied = "decay-not-applied";
    public const string DecayLinear = "decay-linear";
    public const string DecayInverseTime = "decay-inverse-time";
    public const string DecayBase = "decay-base";
    public const string DecayPower = "decay-power";
    public const string DecayFraction = "decay-fraction-of-epochs";
    public const string DecayContinuous = "decay-continuous";

    /// <summary>Every key there is.</summary>
    public static IReadOnlySet<string> Known { get; } = typeof(Mistakes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral)
        .Select(f => (string)(f.GetRawConstantValue() ?? ""))
        .ToFrozenSet(StringComparer.Ordinal);
}
