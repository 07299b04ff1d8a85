using Autograder.Reference.Schedules;

namespace Autograder.Rubrics.Operations;

/// <summary>The learning rate of every update, counted from 0 through all epochs, as asked for and as commonly mistaken.</summary>
internal sealed record ScheduleCurves(ExponentialDecay Decay, int Epochs, int StepsPerEpoch)
{
    private double Initial => Decay.Initial;

    private double Rate => Decay.Rate;

    /// <param name="step">the update, from 0</param>
    /// <param name="first">what the first epoch is called, 0 or 1</param>
    public double Right(int step, int first) => Decay.At(Epoch(step) + first);

    /// <summary>Likeliest first; several entries may share a key.</summary>
    public IEnumerable<(string Key, string Words, Func<int, double> Rate)> Mistaken()
    {
        const string PerStep = "The rate decays at every update; t in η·e^(−k·t) is the epoch, so the rate stays the same within one.";
        const string Compounded = "The decayed rate is decayed again: each time, start from the rate that train was called with (new name for the decayed one), not from the last result.";
        yield return (Mistakes.DecayNotApplied, "The rate stays the same through all epochs: pass η·e^(−k·t) to update_network.", _ => Initial);
        foreach (var first in new[] { 0, 1 })
        {
            yield return (Mistakes.DecayPerStep, PerStep, i => Decay.At(i + first));
            yield return (Mistakes.DecayPerStep, PerStep, i => Decay.At(i % StepsPerEpoch + first));
            yield return (Mistakes.DecayCompounded, Compounded, i => Compounding(Epoch(i), first));
            yield return (Mistakes.DecayCompounded, Compounded, i => Initial * Math.Exp(-Rate * Exponents(i, first)));
            yield return (Mistakes.DecayLinear, "The rate falls along a line, η·(1 − k·t); asked for is η·e^(−k·t).", i => Initial * (1 - Rate * (Epoch(i) + first)));
            yield return (Mistakes.DecayInverseTime, "The rate follows η/(1 + k·t); asked for is η·e^(−k·t).", i => Initial / (1 + Rate * (Epoch(i) + first)));
            yield return (Mistakes.DecayBase, "The rate decays to base 2: use np.exp(-k * t).", i => Initial * Math.Pow(2, -Rate * (Epoch(i) + first)));
            yield return (Mistakes.DecayBase, "The rate decays to base 10: use np.exp(-k * t).", i => Initial * Math.Pow(10, -Rate * (Epoch(i) + first)));
            yield return (Mistakes.DecayPower, "The rate follows η·kᵗ; asked for is η·e^(−k·t).", i => Initial * Math.Pow(Rate, Epoch(i) + first));
            yield return (Mistakes.WrongSign, "The rate grows: the exponent is −k·t.", i => Decay.At(-(Epoch(i) + first)));
            yield return (Mistakes.DecayFraction, "The exponent takes the epoch as a fraction of all epochs: t is the number of the epoch itself.", i => Decay.At((Epoch(i) + first) / (double)Epochs));
            yield return (Mistakes.DecayContinuous, "The rate decays within an epoch as well, a little at every update; it should change only from epoch to epoch.", i => Decay.At((i + first) / (double)StepsPerEpoch));
        }
    }

    private int Epoch(int step) => step / StepsPerEpoch;

    /// <summary>η ← η·e^(−kt) once per epoch.</summary>
    private double Compounding(int epoch, int first) => first == 0 ? Decay.Compounding(epoch) : Decay.Compounding(epoch + 1);

    /// <summary>Σ t over all updates so far, for η ← η·e^(−kt) at every update.</summary>
    private double Exponents(int step, int first)
    {
        double epoch = Epoch(step);
        return StepsPerEpoch * epoch * (epoch - 1) / 2 + epoch * (step % StepsPerEpoch + 1) + first * (step + 1.0);
    }
}
