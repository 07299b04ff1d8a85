namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Numbers that a task allows; both null allows every number.</summary>
/// <param name="Values">the allowed ones</param>
/// <param name="MultipleOf">all whole multiples of it, and 0</param>
public sealed record AllowedNumbers(IReadOnlyList<double>? Values, double? MultipleOf)
{
    private const double Rounding = 1e-9;

    public bool Contains(double number) =>
        (Values is null && MultipleOf is null)
        || Values?.Any(v => Math.Abs(v - number) <= Rounding) == true
        || (MultipleOf is { } unit && Math.Abs(Math.IEEERemainder(number, unit)) <= Rounding);
}
