using Autograder.Reference;
using Autograder.Reference.Optimisers;

namespace Autograder.Rubrics.Operations;

/// <summary>What counts as a step of SGD, and the ways it goes wrong.</summary>
internal sealed class SgdMistakes(CaseSettings settings, UpdateCase update)
{
    public Family Family() => new(Named(settings.Eta),
    [
        new(Mistakes.WrongSign, "The step goes uphill: subtract η times the gradient.", () => Named(-settings.Eta)),
        new(Mistakes.NotUpdated, "The parameters stay as they are: assign the new values to self.weights and self.biases.", () => Named(0)),
        new(Mistakes.AdamInsteadOfSgd, "These are the steps of Adam although the network was made with optimizer \"sgd\".",
            () => UpdateCase.Named(new AdamVariant(settings.Eta, 0.9, 0.999, 1e-8).Run(update))),
        .. Momenta(),
        new(Mistakes.GradientRescaled, "The parameters move by the gradient itself: multiply it by η.", () => Named(1)),
    ]);

    /// <summary>A near miss where every parameter moved along its gradients by the same factor other than η; or null.</summary>
    public Verdict? Rescaled(IReadOnlyDictionary<string, Received> got, Comparison comparison)
    {
        var names = UpdateCase.Names(0, update.Start.Count / 2);
        if (names.Where((n, i) => !got.TryGetValue(n, out var array) || !array.HasShapeOf(update.Start[i]) || !array.AllFinite).Any())
        {
            return null;
        }
        var moved = names.Select((n, i) => (update.Start[i] - Matrix.FromRowMajor(update.Start[i].Rows, update.Start[i].Columns, got[n].Values)).Times(update.Gradients[0][i]).Sum()).Sum();
        var factor = moved / update.Gradients[0].Sum(g => g.SumOfSquares());
        var scaled = new Family(Named(factor), []);
        return double.IsFinite(factor) && new Diagnosis(got, comparison, Words.Part).Explain([scaled]) is { Outcome: CaseOutcome.Right }
            ? Verdict.NearMiss(Mistakes.GradientRescaled, $"The parameters move along the gradient, but by {Received.Show(factor / settings.Eta)} times what η asks for: w ← w − η·g.")
            : null;
    }

    private IEnumerable<Mistaken> Momenta() =>
        from form in new[] { MomentumForm.Velocity, MomentumForm.Averaged }
        from coefficient in new[] { 0.9, 0.5, 0.99 }
        select new Mistaken(Mistakes.MomentumInstead, "The steps keep a momentum of earlier gradients: plain SGD takes w ← w − η·g.",
            () => UpdateCase.Named(new Momentum(settings.Eta, coefficient, form).Trace(update.Start, update.Gradients)));

    private IReadOnlyDictionary<string, Matrix> Named(double eta) => UpdateCase.Named(Sgd.Trace(update.Start, update.Gradients, eta));
}
