using Autograder.Reference.ThresholdNetworks;

namespace Autograder.Reference.Calculators;

/// <summary>What the calculators on threshold networks read alike.</summary>
internal static class ThresholdNetReader
{
    private static readonly Dictionary<string, BiasMeaning> Meanings = new() { ["add"] = BiasMeaning.Added, ["threshold"] = BiasMeaning.Threshold };

    private static readonly Dictionary<string, InputCoding> Codings = new() { ["binary"] = InputCoding.Binary, ["bipolar"] = InputCoding.Bipolar };

    public static StepConvention Step(GivenReader givens)
    {
        var atZero = givens.Number("at_zero", 1);
        var low = givens.Number("low", 0);
        if (atZero is not (null or 0 or 1))
        {
            givens.Reject("at_zero", "1 (fires) or 0 (does not) is needed");
        }
        if (low is not (null or 0 or -1))
        {
            givens.Reject("low", "0 or -1 is needed");
        }
        return new(atZero != 0, low ?? 0);
    }

    public static BiasMeaning Meaning(GivenReader givens) => givens.Word("bias", Meanings, BiasMeaning.Added) ?? BiasMeaning.Added;

    public static InputCoding Coding(GivenReader givens) => givens.Word("inputs_coding", Codings, InputCoding.Binary) ?? InputCoding.Binary;

    public static bool[]? Truth(GivenReader givens)
    {
        var truth = givens.Numbers("truth");
        if (truth?.All(t => t is 0 or 1 or -1) == false)
        {
            givens.Reject("truth", "0 (or -1) and 1 are needed");
        }
        return truth?.Select(t => t > 0).ToArray();
    }
}
