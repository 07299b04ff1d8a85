using Autograder.Rubrics.Checks.Notebooks.Architectures;
using Autograder.Rubrics.Checks.Notebooks.Curves;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Behaviours;

/// <summary>What became of a network when gradients, modes and a single batch were tried on it.</summary>
internal static class NetworkFindings
{
    /// <summary>A batch of drawn classes counts as learnt where this share of ln C is left: who guesses stays near ln C.</summary>
    private const double ShareOfGuessing = 0.5;

    /// <summary>A batch of series counts as learnt where this share of the first error is left, or less than <see cref="Learnt"/>.</summary>
    private const double ShareLeft = 0.2;

    private const double Learnt = 0.05;

    public static CriterionFinding Gradients(ModelResult model)
    {
        if (model.Behaviour.Gradients is not { } gradients)
        {
            return NotTried(model, "gradients", "Whether gradients reach every layer could not be tried");
        }

        var (none, zero) = (gradients.None, gradients.Zero);
        if (none.Count + zero.Count == 0)
        {
            return CriterionFinding.Met("A loss on a few images has a gradient in every parameter.");
        }

        List<string> words =
        [
            .. none.Count > 0 ? [$"no gradient at all reaches {Listed(none)}"] : Array.Empty<string>(),
            .. zero.Count > 0 ? [$"the gradient of {Listed(zero)} is zero throughout"] : Array.Empty<string>(),
        ];
        return CriterionFinding.NotMet($"Of a loss on a few images, {string.Join(", and ", words)}.") with
        {
            Feedback =
            [
                .. none.Count > 0 ? ["A parameter without gradient is not used in forward, or something cuts it off: .detach(), .data, .item(), .numpy() or torch.no_grad()."] : Array.Empty<string>(),
                .. zero.Count > 0 ? [WhyZero(model, zero)] : Array.Empty<string>(),
            ],
        };
    }

    public static CriterionFinding Mode(ModelResult model)
    {
        if (model.Behaviour.Mode is not { } mode)
        {
            return NotTried(model, "mode", "How your model behaves at evaluation could not be tried");
        }

        var finding = mode switch
        {
            { DiffersBetweenCalls: true } => CriterionFinding.NotMet($"In evaluation mode two calls with the same images give different outputs (by up to {RecordedFindings.Number(mode.MaxDifference)}): dropout or other noise is still on.") with
            {
                Feedback = ["Use nn.Dropout, or F.dropout(x, p, training=self.training): F.dropout alone never stops."],
            },
            { DependsOnBatch: true } => CriterionFinding.NotMet($"In evaluation mode the output for an image depends on the other images of the batch (by up to {RecordedFindings.Number(mode.MaxDifference)}).") with
            {
                Feedback = ["Batch normalisation must use its running mean and variance at evaluation: use nn.BatchNorm and model.eval(); scale inputs with fixed numbers, not with those of the batch; and take softmax over the classes (dim=1), not over the batch."],
            },
            _ => CriterionFinding.Met("In evaluation mode the outputs for an image are the same in every call and in every batch."),
        };
        var matters = model.Layers.Any(l => l is { Kind: LayerKind.Dropout, Rate: > 0 } or { Kind: LayerKind.BatchNorm });
        return model.Training && matters
            ? finding with { Feedback = [.. finding.Feedback, "Your notebook left the model in training mode. Call model.eval() before you compute test accuracies, and model.train() before you go on training."] }
            : finding;
    }

    public static CriterionFinding Overfit(ModelResult model, int classes)
    {
        if (model.Behaviour.Overfit is not { } trial)
        {
            return NotTried(model, "overfit", "Whether your model can learn a single batch could not be tried");
        }

        if (trial.First is not { } first || trial.Last is not { } last)
        {
            return CriterionFinding.NotMet("Trained on one batch alone, a copy of your model ends with a loss that is not a number.") with
            {
                Feedback = ["Return logits and use F.cross_entropy; look for logarithms of 0 and divisions by 0."],
            };
        }

        var words = $"Trained on one batch alone, the loss of a copy of your model goes from {RecordedFindings.Number(first)} to {RecordedFindings.Number(last)} in {trial.Steps} steps";
        return last <= Math.Max(classes > 1 ? ShareOfGuessing * Math.Log(classes) : ShareLeft * first, Learnt)
            ? CriterionFinding.Met($"{words}: it can learn a batch by heart, as it should.")
            : CriterionFinding.NotMet($"{words}: it cannot learn a batch by heart.") with
            {
                Feedback = [model.Recorded is { SoftmaxTwice: true }
                    ? "With softmax in the model and in the loss, gradients are too small and the loss cannot come near 0: return logits."
                    : "A network that cannot learn a few images cannot learn many: look for missing gradients, dead units, a softmax applied twice, or labels that do not belong to the images."],
            };
    }

    public static CriterionFinding NotTrainedOnTest(ModelMeasurement visible, ModelMeasurement hidden)
    {
        if (TestSetGap.Of(visible, hidden) is not { } gap)
        {
            return CriterionFinding.NotMet(visible.Succeeded ? hidden.Problem : visible.Problem);
        }

        var words = $"The test images that your notebook got are recognised at {MetricJudge.Percent(visible.Accuracy)}, images whose labels it never saw at {MetricJudge.Percent(hidden.Accuracy)}";
        return !gap.IsTooLarge
            ? CriterionFinding.Met($"{words}.")
            : CriterionFinding.NotMet($"{words}: more apart than chance explains, so the test images took part in training.") with
            {
                Feedback = ["Train on the training set alone; test images are for measuring. Look for two loaders with one name and for train=False where the training set is made."],
            };
    }

    private static string WhyZero(ModelResult model, IReadOnlyList<string> zero)
    {
        if (model.Initial is { ZeroWeights: true })
        {
            return "All weights started at zero. Then nothing flows back through them, hidden layers never change, and all units of a layer stay the same: start from random weights.";
        }

        var layers = FoundLayers.Of(model);
        var activations = layers.Where(l => zero.Contains(l.Layer.Weight) || zero.Contains(l.Layer.BiasName)).Select(l => l.Activation)
            .Concat(layers.Where(l => !l.IsLast && l.HasWeights).Select(l => l.Activation)).ToList();
        return activations.Contains("relu")
            ? "The units behind it are dead: ReLU gives 0, and no gradient, wherever its input is below 0 for every image. A smaller learning rate, small positive biases (0.1) or smaller initial weights keep units alive."
            : activations.Any(a => a is "sigmoid" or "tanh")
                ? "The units behind it are saturated: where sigmoid or tanh are flat, no gradient comes through. Smaller initial weights and scaled inputs help."
                : "Its output does not bear on the loss: look at what becomes of it in forward.";
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(6)) + (names.Count > 6 ? $" and {names.Count - 6} more" : "");

    private static CriterionFinding NotTried(ModelResult model, string trial, string what) =>
        CriterionFinding.Undecided($"{what}{(model.Behaviour.Failures.GetValueOrDefault(trial) is { Length: > 0 } why ? $" ({why.TrimEnd('.')})" : "")}, so a marker looks at your code.");
}
