using MathNet.Numerics;

namespace Autograder.Reference.Replays;

/// <summary>Activations that only networks from elsewhere use.</summary>
public static class ReplayFunctions
{
    /// <summary>x·Φ(x), with Φ the normal distribution (Hendrycks and Gimpel 2016, arXiv:1606.08415).</summary>
    public static double Gelu(double x) => x / 2 * (1 + SpecialFunctions.Erf(x / Math.Sqrt(2)));

    /// <summary>x where positive, else e^x − 1 (Clevert et al. 2015, arXiv:1511.07289, α = 1).</summary>
    public static double Elu(double x) => x > 0 ? x : Math.Exp(x) - 1;
}
