using System.Globalization;
using System.Text.Json.Nodes;
using Autograder.Reference.Schedules;

namespace Autograder.Rubrics.Operations;

/// <summary>The learning rates that train passes to update_network, against η·e^(−kt) with t the epoch.</summary>
internal sealed class ScheduleOperation()
    : Operation("mlp.schedule", CaseKeys.Sizes, CaseKeys.Batch, CaseKeys.Seed, CaseKeys.Examples, CaseKeys.Epochs, CaseKeys.Eta, CaseKeys.Decay)
{
    private const string Etas = "etas";
    private const int MostRows = 6;
    private const string Advice = "In epoch t every update takes η·e^(−k·t), with η the rate that train was called with.";

    private protected override string Missing => "No parameter or attribute for the decay rate k of the learning rate was found in your file. Name it decay or decay_rate, as a parameter of train or of the constructor.";

    private protected override string Label(CaseSettings settings) => string.Create(CultureInfo.InvariantCulture,
        $"{settings.Epochs} epochs of {StepsPerEpoch(settings)} updates, η = {settings.Eta:G4}, k = {settings.Decay:G4}");

    private protected override PreparedCase PrepareCase(CaseSettings settings) => new(
        NetworkCase.Draw(settings, settings.Examples).Tensors(),
        new JsonObject
        {
            [CaseKeys.Sizes] = new JsonArray([.. settings.Sizes.Select(s => JsonValue.Create(s))]),
            [CaseKeys.Optimizer] = "sgd",
            [CaseKeys.Epochs] = settings.Epochs,
            [CaseKeys.Batch] = settings.Batch,
            [CaseKeys.Eta] = settings.Eta,
            [CaseKeys.Decay] = settings.Decay,
        });

    private protected override Verdict JudgeCase(CaseToJudge given)
    {
        var (settings, tolerance) = (given.Settings, given.Tolerance);
        if (!given.Result.Tensors.TryGetValue(Etas, out var tensor) || tensor.Length == 0)
        {
            return Arrays.NothingReturned("a learning rate passed to update_network during train");
        }
        var etas = tensor.ToDoubles();
        if (etas.Length % settings.Epochs != 0)
        {
            return new(CaseOutcome.Wrong, $"train made {etas.Length} updates in {settings.Epochs} epochs, which is not the same number in every epoch. Go through all batches in each epoch.");
        }
        bool Is(Func<int, double> rate) => etas.Select((e, i) => (e, i)).All(p => tolerance.Holds(p.e, rate(p.i)));
        var curves = new ScheduleCurves(new(settings.Eta, settings.Decay), settings.Epochs, etas.Length / settings.Epochs);
        if (Is(i => curves.Right(i, 0)))
        {
            return Verdict.Right();
        }
        if (Is(i => curves.Right(i, 1)))
        {
            return Verdict.Right("Your epochs count from 1, so that the first one already decays; that is accepted.");
        }
        var mistake = curves.Mistaken().Where(m => Is(m.Rate)).Select(m => Verdict.NearMiss(m.Key, m.Words)).FirstOrDefault();
        return mistake ?? new(CaseOutcome.Wrong, $"The learning rates of the updates are off. {Advice}") { Table = Table(etas, curves, tolerance) };
    }

    private static Grades.Exhibit.Table Table(double[] etas, ScheduleCurves curves, Tolerance tolerance) => new()
    {
        Title = "Learning rate in the first update of an epoch",
        Columns = ["Epoch", "Yours", "Expected"],
        Rows =
        [
            .. Enumerable.Range(0, Math.Min(MostRows, etas.Length / curves.StepsPerEpoch)).Select(t => (Got: etas[t * curves.StepsPerEpoch], Wanted: curves.Right(t * curves.StepsPerEpoch, 0), t))
                .Select(r => new Grades.TableRow([r.t.ToString(CultureInfo.InvariantCulture), Received.Show(r.Got), Received.Show(r.Wanted)], !tolerance.Holds(r.Got, r.Wanted))),
        ],
    };

    private static int StepsPerEpoch(CaseSettings settings) => (settings.Examples + settings.Batch - 1) / settings.Batch;
}
