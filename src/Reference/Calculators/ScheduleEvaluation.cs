using Autograder.Reference.Schedules;

namespace Autograder.Reference.Calculators;

/// <summary>Learning rates of a schedule at given times.</summary>
/// <remarks>
/// Givens: <c>t</c>, a list of times; <c>origin</c> (0), the name of the first time; <c>kind</c> and what belongs to it: "exponential" with <c>eta</c> and <c>k</c> (η·e^(−kt)), "towards_floor" with
/// <c>eta_max</c>, <c>eta_min</c> and <c>tau</c> (η_min + (η_max − η_min)·e^(−t/τ)), "step" with <c>eta</c>, <c>factor</c> and <c>every</c>, "inverse_time" with <c>eta</c> and <c>k</c>,
/// "cosine" with <c>eta_max</c>, <c>eta_min</c> and <c>period</c>, "constant" with <c>eta</c>, "compounding" with <c>eta</c> and <c>k</c>.
/// Result: <c>eta</c>, a vector with one rate per time.
/// </remarks>
internal static class ScheduleEvaluation
{
    private static readonly Dictionary<string, Func<GivenReader, Func<double, double>?>> Kinds = new()
    {
        ["exponential"] = givens => (givens.Number("eta"), givens.Number("k")) is ({ } eta, { } k) ? new ExponentialDecay(eta, k).At : null,
        ["towards_floor"] = TowardsFloor,
        ["step"] = Step,
        ["inverse_time"] = givens => (givens.Number("eta"), givens.Number("k")) is ({ } eta, { } k) ? t => eta / (1 + k * t) : null,
        ["cosine"] = Cosine,
        ["constant"] = givens => givens.Number("eta") is { } eta ? _ => eta : null,
        ["compounding"] = givens =>
            (givens.Number("eta"), givens.Number("k")) is ({ } eta, { } k) ? t => eta * Math.Exp(-k * t * (t + 1) / 2) : null,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var times = givens.Numbers("t");
        if (Rate(givens) is { } rate && givens.Ok && times is not null)
        {
            results.Add("eta", DenseArray.Vector([.. times.Select(rate)]));
        }
    }

    /// <summary>From a time to the rate; null, and said to the givens, when something is wrong.</summary>
    public static Func<double, double>? Rate(GivenReader givens)
    {
        var origin = givens.Number("origin", 0) ?? 0;
        var kind = givens.Has("kind") ? givens.Choice("kind", Kinds) : Kinds["exponential"];
        var rate = kind?.Invoke(givens);
        return rate is null ? null : t => rate(t - origin);
    }

    private static Func<double, double>? TowardsFloor(GivenReader givens) =>
        (givens.Number("eta_max"), givens.Number("eta_min"), Positive(givens, "tau")) is ({ } max, { } min, { } constant)
            ? t => ExponentialDecay.TowardsFloor(min, max, constant, t)
            : null;

    private static Func<double, double>? Step(GivenReader givens) =>
        (givens.Number("eta"), givens.Number("factor"), Positive(givens, "every")) is ({ } eta, { } factor, { } every)
            ? t => eta * Math.Pow(factor, Math.Floor(t / every))
            : null;

    private static Func<double, double>? Cosine(GivenReader givens) =>
        (givens.Number("eta_max"), givens.Number("eta_min", 0), Positive(givens, "period")) is ({ } max, { } min, { } period)
            ? t => min + (max - min) * (1 + Math.Cos(Math.PI * t / period)) / 2
            : null;

    private static double? Positive(GivenReader givens, string key)
    {
        var number = givens.Number(key);
        if (number <= 0)
        {
            givens.Reject(key, "a number above 0 is needed");
        }
        return number > 0 ? number : null;
    }
}
