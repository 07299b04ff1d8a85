namespace Autograder.Reference.Schedules;

/// <summary>Exponential learning-rate decay, η·e^(−kt), and the ways it is meant or mistaken.</summary>
/// <param name="Initial">η, the rate at t = 0</param>
/// <param name="Rate">k ≥ 0; 0 keeps the rate constant</param>
public sealed record ExponentialDecay(double Initial, double Rate)
{
    /// <summary>η·e^(−kt); t counts from 0 in whatever unit the caller means, epochs or steps.</summary>
    public double At(double t) => Initial * Math.Exp(-Rate * t);

    /// <summary>The rate of every update when t is the epoch: constant within an epoch.</summary>
    public IReadOnlyList<double> PerEpoch(int epochs, int stepsPerEpoch) =>
        [.. Enumerable.Range(0, checked(epochs * stepsPerEpoch)).Select(i => At(i / stepsPerEpoch))];

    /// <summary>The rate of every update when t is the update itself.</summary>
    public IReadOnlyList<double> PerStep(int steps) => [.. Enumerable.Range(0, steps).Select(i => At(i))];

    /// <summary>
    /// What comes of overwriting the rate by its decayed self, η ← η·e^(−kt) for t = 0, 1, …: after t it is η·e^(−k·t(t+1)/2), a mistake.
    /// </summary>
    public double Compounding(int t) => Initial * Math.Exp(-Rate * t * (t + 1.0) / 2);

    /// <summary>Decay towards a floor: floor + (initial − floor)·e^(−t/τ).</summary>
    /// <param name="floor">η_min, approached for large t</param>
    /// <param name="initial">η_max, the rate at t = 0</param>
    /// <param name="timeConstant">τ, in the unit of <paramref name="t"/></param>
    /// <param name="t">time since the start, from 0</param>
    public static double TowardsFloor(double floor, double initial, double timeConstant, double t) =>
        floor + (initial - floor) * Math.Exp(-t / timeConstant);
}
