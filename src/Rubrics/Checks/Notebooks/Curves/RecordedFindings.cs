using System.Globalization;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Curves;

/// <summary>What was recorded beside a training against what was asked for.</summary>
internal static class RecordedFindings
{
    /// <summary>A first loss may be off ln C by this share: a few logits of random weights do that.</summary>
    private const double FirstLossShare = 0.5;

    public static CriterionFinding Steps(int least, RecordedTraining recorded) => recorded.Steps >= least
        ? CriterionFinding.Met($"{recorded.Steps} steps of the optimiser were recorded{(recorded.Batch > 0 ? $", with {recorded.Batch} examples each" : "")}; at least {least} were asked for.")
        : CriterionFinding.NotMet($"{recorded.Steps} steps of the optimiser were recorded, at least {least} were asked for.") with
        {
            Feedback = ["An iteration is one mini-batch: one optimizer.step()."],
        };

    public static CriterionFinding FirstLoss(RecordedTraining recorded, int classes)
    {
        if (recorded.StepLosses is not [var first, ..])
        {
            return CriterionFinding.Undecided("No loss could be recorded, so a marker looks at the first one.");
        }

        var expected = Math.Log(Math.Max(2, classes));
        var words = $"The first recorded loss is {Number(first)}; a network that knows nothing yet has ln {classes} = {Number(expected)}";
        return IsNear(first, expected) ? CriterionFinding.Met($"{words}.")
            : recorded.Batch > 1 && IsNear(first / recorded.Batch, expected) ? CriterionFinding.Met($"{words}; yours is summed over the {recorded.Batch} examples of a batch, {Number(first / recorded.Batch)} for each.")
            : CriterionFinding.NotMet($"{words}.") with { Feedback = [FirstLossAdvice(first, expected, classes)] };
    }

    public static CriterionFinding NoNan(ModelResult model, RecordedTraining recorded)
    {
        var at = Array.FindIndex(recorded.StepLosses, l => !double.IsFinite(l));
        if (at >= 0)
        {
            return CriterionFinding.NotMet($"The recorded loss is {(double.IsNaN(recorded.StepLosses[at]) ? "NaN" : "infinite")} for the first time in step {at + 1} of {recorded.StepLosses.Length}.") with
            {
                Feedback = [at == 0 ? "Already the first loss is no number: look for a logarithm of 0, a division by 0 or inputs that are not scaled."
                    : "A probability became exactly 0 and its logarithm infinite: return logits and use F.cross_entropy, which computes both together; a smaller learning rate helps as well."],
            };
        }

        var logged = model.Reported.FirstOrDefault(s => s.Value.Any(v => !double.IsFinite(v)));
        return logged.Key is { } name
            ? CriterionFinding.NotMet($"The recorded losses are all finite, but “{name}” in your log has a NaN or infinite value at entry {Array.FindIndex(logged.Value, v => !double.IsFinite(v)) + 1}.")
            : recorded.StepLosses.Length == 0
                ? CriterionFinding.Undecided("No loss could be recorded, so a marker looks for NaN values.")
                : CriterionFinding.Met($"All {recorded.StepLosses.Length} recorded losses are finite numbers.");
    }

    public static CriterionFinding Optimizer(string expected, RecordedTraining recorded) =>
        string.Equals(expected, recorded.Optimizer, StringComparison.OrdinalIgnoreCase)
            ? CriterionFinding.Met($"The optimiser is {recorded.Optimizer}.")
            : CriterionFinding.NotMet($"The optimiser is {(recorded.Optimizer.Length > 0 ? recorded.Optimizer : "not one that we know")}; {expected} was asked for.") with
            {
                Feedback = [$"Use torch.optim.{expected}."],
            };

    public static CriterionFinding LearningRate(RateVerdict verdict) => verdict.Agrees
        ? CriterionFinding.Met(verdict.Words)
        : CriterionFinding.NotMet(verdict.Words) with { Feedback = verdict.Advice is { } advice ? [advice] : [] };

    public static CriterionFinding Initial(InitialValues expected, InitialParameters? initial)
    {
        if (initial is null)
        {
            return CriterionFinding.Undecided("The values before the first step could not be recorded, so a marker looks at them.");
        }

        List<string> wrong = [];
        if (expected.Bias is { } bias && !(Math.Abs((initial.Bias ?? double.NaN) - bias) <= 1e-6 * Math.Max(1, Math.Abs(bias))))
        {
            wrong.Add($"the biases start {(initial.Bias is { } value ? $"at {Number(value)}" : "at different values")}, not at {Number(bias)}");
        }

        if (expected.ZeroWeights is { } zero && zero != initial.ZeroWeights)
        {
            wrong.Add(zero ? "the weights do not all start at zero" : "all weights start at zero");
        }

        if (expected.WeightDeviation is { } deviation && !(Math.Abs((initial.WeightDeviation ?? double.NaN) - deviation) <= 0.1 * deviation))
        {
            wrong.Add($"the weights start with standard deviation {(initial.WeightDeviation is { } value ? Number(value) : "unknown")}, not {Number(deviation)}");
        }

        return wrong.Count == 0
            ? CriterionFinding.Met("Before the first step weights and biases are as asked for.")
            : CriterionFinding.NotMet($"Before the first step {string.Join(", and ", wrong)}.") with
            {
                Feedback = expected.ZeroWeights == false && initial.ZeroWeights
                    ? ["With all weights zero, all units of a layer get the same gradient and stay the same for ever: start from random weights."]
                    : [],
            };
    }

    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static bool IsNear(double loss, double expected) => Math.Abs(loss - expected) <= FirstLossShare * expected;

    private static string FirstLossAdvice(double first, double expected, int classes) =>
        !double.IsFinite(first) ? "Already the first loss is no number: look for a logarithm of 0 and for inputs that are not scaled."
        : IsNear(first * classes, expected) ? "It looks as if the loss were divided by the number of classes as well: take the mean over examples alone."
        : first < expected ? "A first loss so far below this means that the model was trained before, or that the loss is not a cross-entropy of all classes."
        : "The first outputs are far too sure of themselves: start from smaller weights, and scale pixels to the range from 0 to 1.";
}
