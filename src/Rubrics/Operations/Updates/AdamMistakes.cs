using Autograder.Reference;
using Autograder.Reference.Optimisers;

namespace Autograder.Rubrics.Operations;

/// <summary>What counts as Adam, and the ways it goes wrong.</summary>
internal sealed class AdamMistakes(CaseSettings settings, UpdateCase update)
{
    private const string Bracket = "m/(1 − β₁ᵗ) and v/(1 − β₂ᵗ), with t = 1 at the first step";

    private static readonly IReadOnlyList<double> _smallEpsilons = [1e-16, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6];
    private static readonly IReadOnlyList<double> _hugeEpsilons = [1e-3, 1e-2, 0.1, 1];

    private AdamVariant Right => new(settings.Eta, settings.Beta1, settings.Beta2, settings.Epsilon);

    public IReadOnlyList<Family> Families()
    {
        List<Family> families = [new(() => Named(Right), [.. Mistaken()])];
        families.AddRange(Conventions(Right).Select(v => new Family(() => Named(v), [])));
        if (settings.Beta1 != 0.9 || settings.Beta2 != 0.999)
        {
            var usual = Right with { Beta1 = 0.9, Beta2 = 0.999 };
            const string Note = "Your Adam uses β₁ = 0.9 and β₂ = 0.999 whatever it is asked for; that is accepted.";
            families.AddRange(Conventions(usual).Select(v => new Family(() => Named(v), []) { Note = Note }));
        }
        return families;
    }

    private static IEnumerable<AdamVariant> Conventions(AdamVariant basis) =>
        from place in new[] { EpsilonPlace.OutsideRoot, EpsilonPlace.InsideRoot, EpsilonPlace.BeforeCorrection }
        from epsilon in _smallEpsilons.Append(basis.Epsilon).Distinct()
        select basis with { Place = place, Epsilon = epsilon };

    private IEnumerable<Mistaken> Mistaken() => [.. Corrections(), .. Memories(), .. Formulas(), .. Others()];

    private IEnumerable<Mistaken> Corrections() =>
    [
        Changed(Mistakes.NoBiasCorrection, $"The bias correction is missing: divide the moments, {Bracket}.", Right with { CorrectFirst = false, CorrectSecond = false }),
        Changed(Mistakes.FirstMomentOnlyCorrected, $"Only the first moment is corrected for its start at zero: both are, {Bracket}.", Right with { CorrectSecond = false }),
        Changed(Mistakes.SecondMomentOnlyCorrected, $"Only the second moment is corrected for its start at zero: both are, {Bracket}.", Right with { CorrectFirst = false }),
        Changed(Mistakes.BetasSwapped, "β₁ and β₂ are swapped: β₁ belongs to the mean of the gradients, β₂ to the mean of their squares.", Right with { Beta1 = settings.Beta2, Beta2 = settings.Beta1 }),
    ];

    private IEnumerable<Mistaken> Memories()
    {
        const string Forgotten = "Every step starts its moments from zero: keep m and v (and the step t) between calls, for instance as attributes of self.";
        const string Counted = "t grows with every layer or parameter: count it once per call of update_network, before the loop.";
        var layers = update.Start.Count / 2;
        yield return Changed(Mistakes.StateNotKept, Forgotten, Right with { Memory = MomentMemory.ForgottenWithStep });
        yield return Changed(Mistakes.StateNotKept, Forgotten, Right with { Memory = MomentMemory.Forgotten });
        yield return Changed(Mistakes.StepNotCounted, "The step t stays at 1: increase it by one at every call of update_network.", Right with { Time = (_, _) => 1 });
        Func<int, int, double>[] times =
        [
            (s, p) => s * layers + p / 2 + 1,
            (s, p) => s * 2 * layers + p + 1,
            (s, p) => s * 2 * layers + (p % 2 == 0 ? p / 2 : layers + p / 2) + 1,
        ];
        foreach (var time in times)
        {
            yield return Changed(Mistakes.StepCountedPerParameter, Counted, Right with { Time = time });
        }
        yield return Changed(Mistakes.StepFromZero, "At the first step t is 0, so that 1 − βᵗ is 0 and everything becomes nan: count from 1.", Right with { Time = (s, _) => s });
        yield return Changed(Mistakes.StepOffByOne, "The step t is one too large: the first step should correct with t = 1.", Right with { Time = (s, _) => s + 2 });
    }

    private IEnumerable<Mistaken> Formulas()
    {
        yield return Changed(Mistakes.RootMissing, "The step is divided by v itself: divide by its square root, √v̂ + ε.", Right with { Root = false });
        yield return Changed(Mistakes.RootMissing, "The step is divided by v itself and the moments are not corrected for their start at zero: divide by √v̂ + ε.", Right with { Root = false, CorrectFirst = false, CorrectSecond = false });
        yield return Changed(Mistakes.EpsilonMissing, "Where a gradient stays 0, the step becomes 0/0 = nan: add ε (1e-8) to the divisor.", Right with { Epsilon = 0 });
        yield return Changed(Mistakes.MomentWeightMissing, "The factors 1 − β are missing: m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g².", Right with { Weighted = false });
        yield return Changed(Mistakes.MomentWeightMissing, "The factors 1 − β are missing: m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g². So is the bias correction.", Right with { Weighted = false, CorrectFirst = false, CorrectSecond = false });
        yield return Changed(Mistakes.FirstMomentMissing, "The step uses the gradient itself in place of its running mean m.", Right with { UseFirst = false });
        yield return Changed(Mistakes.FirstMomentMissing, "The step uses the gradient itself in place of its running mean m, and no bias correction: this is RMSprop.", Right with { UseFirst = false, CorrectSecond = false });
        yield return Changed(Mistakes.SecondMomentNotSquared, "The second moment is a mean of gradients, not of their squares: v ← β₂·v + (1 − β₂)·g².", Right with { Squared = false });
        yield return Changed(Mistakes.WrongSign, "The step goes uphill: subtract it from the parameter.", Right with { Eta = -settings.Eta });
        foreach (var epsilon in _hugeEpsilons)
        {
            yield return Changed(Mistakes.EpsilonHuge, $"ε is about {Received.Show(epsilon)}, large enough to slow the steps down: it only guards against division by zero, 1e-8 will do.", Right with { Epsilon = epsilon });
        }
    }

    private IEnumerable<Mistaken> Others()
    {
        yield return new(Mistakes.SgdInsteadOfAdam, "The parameters move by η times the gradient, which is SGD: with optimizer \"adam\" the step uses both moments.",
            () => UpdateCase.Named(Sgd.Trace(update.Start, update.Gradients, settings.Eta)));
        yield return new(Mistakes.NotUpdated, "The parameters stay as they are: assign the new values to self.weights and self.biases.", () => UpdateCase.Named([.. update.Gradients.Select(_ => update.Start)]));
    }

    private Mistaken Changed(string key, string words, AdamVariant variant) => new(key, words, () => Named(variant));

    private IReadOnlyDictionary<string, Matrix> Named(AdamVariant variant) => UpdateCase.Named(variant.Run(update));
}
