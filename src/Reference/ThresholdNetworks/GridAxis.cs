namespace Autograder.Reference.ThresholdNetworks;

/// <summary>One axis of a grid: <paramref name="From"/>, and on in steps up to <paramref name="To"/>.</summary>
/// <param name="Step">above 0</param>
public sealed record GridAxis(string Name, double From, double To, double Step)
{
    public int Count => Step > 0 && To >= From ? (int)Math.Min(int.MaxValue, Math.Floor((To - From) / Step + 1e-9) + 1) : 0;

    public double At(int index) => From + index * Step;
}
