using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Behaviours;

/// <summary>How a sequence model uses true values, and whether it forgets one batch before the next.</summary>
internal static class SequenceFindings
{
    private const string Contract = "Give the model the call model(context, steps, targets=None): context (batch, length, 1), targets and result (batch, steps, 1).";

    /// <summary>One true value was changed: only what comes after it may notice.</summary>
    public static CriterionFinding TeacherForcing(ModelResult model)
    {
        if (SequenceTrial.Differing(model, "teacher-forcing", "teacher/base", "teacher/altered", out var steps, out var problem) is not { } differing)
        {
            return Impossible(problem);
        }

        var altered = steps / 2;
        if (differing.Count == 0)
        {
            return CriterionFinding.NotMet($"In training mode the true values make no difference: the one of step {altered + 1} was changed and every output stayed the same.") with
            {
                Feedback = ["With teacher forcing the input of step t is the true value of step t − 1 (targets[:, t − 1]) while training; your model goes on with its own output, or ignores targets."],
            };
        }

        if (model.Recorded is { TargetsGiven: 0 })
        {
            return CriterionFinding.NotMet("The model can use true values while training, but it was never given targets then: it was trained on its own outputs.") with
            {
                Feedback = ["Call the model with the targets in your training loop: model(context, steps, targets)."],
            };
        }

        return differing[0] switch
        {
            var first when first == altered + 1 => CriterionFinding.Met($"The true value of step {altered + 1} was changed: the outputs up to that step stay the same and that of step {first + 1} changes, so step t gets the true value of step t − 1."),
            var first when first == altered => CriterionFinding.NotMet($"The true value of step {altered + 1} was changed and the output of the same step changed: the model sees the value that it has to predict.") with
            {
                Feedback = ["The input of step t must be targets[:, t − 1], not targets[:, t]; for the first step it is the last value of the context."],
            },
            var first when first < altered => CriterionFinding.NotMet($"The true value of step {altered + 1} was changed and outputs from step {first + 1} on changed: the model looks at values that lie in the future.") with
            {
                Feedback = ["A bidirectional network or one that reads all targets at once sees the future. Go step by step; the input of step t is targets[:, t − 1]."],
            },
            var first => CriterionFinding.NotMet($"The true value of step {altered + 1} was changed, but outputs change only from step {first + 1} on: the input is more than one step late.") with
            {
                Feedback = ["The input of step t must be targets[:, t − 1]."],
            },
        };
    }

    /// <summary>At evaluation nobody knows the true values.</summary>
    public static CriterionFinding FreeRunning(ModelResult model) => SequenceTrial.Differing(model, "free-running", "free/base", "free/altered", out _, out var problem) is not { } differing ? Impossible(problem)
        : differing.Count == 0
            ? CriterionFinding.Met("In evaluation mode other true values change nothing: the model goes on with its own outputs.")
            : CriterionFinding.NotMet($"In evaluation mode outputs from step {differing[0] + 1} on change with the true values: the forecast uses what it has to predict.") with
            {
                Feedback = ["Use targets only while training: if targets is not None and self.training. Call model.eval() before you evaluate."],
            };

    public static CriterionFinding NoStateLeak(ModelResult model) => SequenceTrial.Differing(model, "no-state-leak", "state/alone", "state/after", out _, out var problem) is not { } differing ? Impossible(problem)
        : differing.Count == 0
            ? CriterionFinding.Met("A batch gives the same outputs alone and after another batch.")
            : CriterionFinding.NotMet("A batch gives other outputs after another batch than alone: the hidden state of one batch is carried into the next.") with
            {
                Feedback = ["Start every sequence from a fresh state: make h and c (zeros) within forward, do not keep them in self."],
            };

    private static CriterionFinding Impossible(string problem) => CriterionFinding.NotMet(problem) with { Feedback = [Contract] };
}
