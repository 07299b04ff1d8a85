using Autograder.Reference.Schedules;

namespace Autograder.Reference.Calculators;

/// <summary>Learning rates of a schedule at given times.</summary>
/// <remarks>
/// Givens: <c>kind</c> "exponential" with <c>eta</c> and <c>k</c> (η·e^(−kt)), or "towards_floor" with <c>eta_max</c>, <c>eta_min</c> and <c>tau</c>
/// (η_min + (η_max − η_min)·e^(−t/τ)); <c>t</c>, a list of times. Result: <c>eta</c>, a vector with one rate per time.
/// </remarks>
internal static class ScheduleEvaluation
{
    private enum Kind
    {
        Exponential,
        TowardsFloor,
    }

    private static readonly Dictionary<string, Kind> Kinds = new() { ["exponential"] = Kind.Exponential, ["towards_floor"] = Kind.TowardsFloor };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var kind = givens.Word("kind", Kinds, Kind.Exponential);
        var times = givens.Numbers("t");
        Func<double, double>? rate = kind switch
        {
            Kind.Exponential => Exponential(givens),
            Kind.TowardsFloor => TowardsFloor(givens),
            null => null,
        };
        if (givens.Ok && times is not null && rate is not null)
        {
            results.Add("eta", DenseArray.Vector([.. times.Select(rate)]));
        }
    }

    private static Func<double, double>? Exponential(GivenReader givens) =>
        (givens.Number("eta"), givens.Number("k")) is ({ } eta, { } k) ? new ExponentialDecay(eta, k).At : null;

    private static Func<double, double>? TowardsFloor(GivenReader givens)
    {
        var (ceiling, floor, tau) = (givens.Number("eta_max"), givens.Number("eta_min"), givens.Number("tau"));
        if (tau <= 0)
        {
            givens.Reject("tau", "a number above 0 is needed");
        }
        return (ceiling, floor, tau) is ({ } max, { } min, > 0 and { } constant)
            ? t => ExponentialDecay.TowardsFloor(min, max, constant, t)
            : null;
    }
}
