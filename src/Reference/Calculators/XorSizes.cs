using System.Numerics;
using Autograder.Reference.ThresholdNetworks;

namespace Autograder.Reference.Calculators;

/// <summary>Sizes of threshold networks for the exclusive or of n inputs, and its truth tables.</summary>
/// <remarks>
/// Givens: <c>n</c>. Results: <c>chain_perceptrons</c> 3(n − 1), <c>chain_layers</c> 2(n − 1), <c>tree_layers</c> 2⌈log₂ n⌉, <c>tree_width</c> 2⌊n/2⌋, <c>single_hidden</c> 2ⁿ⁻¹,
/// <c>single_total</c>, <c>counting_hidden</c> n; <c>xor</c>, <c>xnor_chain</c> in counting order, <c>xnor_is_xor</c>.
/// </remarks>
internal static class XorSizes
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        if (givens.Integer("n", 2) is not { } n)
        {
            return;
        }
        if (n > 16)
        {
            givens.Reject("n", $"at most 16 inputs are possible, not {n}");
            return;
        }
        results.Add("chain_perceptrons", 3 * (n - 1));
        results.Add("chain_layers", 2 * (n - 1));
        results.Add("tree_layers", 2 * (BitOperations.Log2((uint)n - 1) + 1));
        results.Add("tree_width", 2 * (n / 2));
        results.Add("single_hidden", 1 << (n - 1));
        results.Add("single_total", (1 << (n - 1)) + 1);
        results.Add("counting_hidden", n);
        double[] xor = [.. BinaryInputs.All(n, InputCoding.Binary).Select(row => row.Aggregate((a, b) => a == b ? 0 : 1))];
        double[] xnor = [.. BinaryInputs.All(n, InputCoding.Binary).Select(row => row.Aggregate((a, b) => a == b ? 1 : 0))];
        results.Add("xor", DenseArray.Vector(xor));
        results.Add("xnor_chain", DenseArray.Vector(xnor));
        results.Add("xnor_is_xor", xor.SequenceEqual(xnor) ? 1 : 0);
    }
}
