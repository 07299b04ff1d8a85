using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks.Curves;

/// <summary>What learning rates look like that are not as prescribed.</summary>
internal sealed record RateLook(string Words, string Advice)
{
    /// <summary>Fitted numbers come back with a few digits lost.</summary>
    private const double Close = 1e-5;

    private const string SetRate = "Compute η(t) in the training loop and set it before each step: for group in optimizer.param_groups: group['lr'] = eta.";

    /// <summary>Null where it looks like nothing known.</summary>
    public static RateLook? Of(LearningRateRule rule, IReadOnlyList<double> rates) => rule switch
    {
        _ when rates.Any(r => !double.IsFinite(r)) => new RateLook("Some of the rates are not numbers.", SetRate),
        LearningRateRule.Constant constant => OfConstant(constant, rates),
        LearningRateRule.Exponential exponential => IsConstant(rates) ? Unchanged(exponential, rates[0]) : Fit(exponential, rates),
        _ => null,
    };

    private static RateLook OfConstant(LearningRateRule.Constant rule, IReadOnlyList<double> rates) => IsConstant(rates)
        ? new RateLook($"It is {RateComparison.Shown(rates[0])} in every step.", $"Give the optimiser lr={RateComparison.Shown(rule.Value)}.")
        : new RateLook("It changes while training.", "Leave out the scheduler, or the line that sets the learning rate in the loop.");

    private static RateLook Unchanged(LearningRateRule.Exponential rule, double rate) => new(
        $"It stays at {RateComparison.Shown(rate)} throughout: the rate that was given to the optimiser {(rate == rule.Maximum ? "" : "at the start ")}is never changed.",
        $"A schedule that is computed but not given to the optimiser has no effect. {SetRate}");

    private static RateLook? Fit(LearningRateRule.Exponential rule, IReadOnlyList<double> rates) =>
        Stairs(rule, rates) ?? Shifted(rule, rates) ?? OtherConstant(rule, rates) ?? OtherFormula(rule, rates) ?? OtherRange(rule, rates)
        ?? (rates[^1] > rates[0] ? new RateLook("It grows instead of falling.", "The exponent is −t/τ; look at its sign.") : null);

    /// <summary>Constant for a while, then the next value: t counts epochs, or is only looked at now and then.</summary>
    private static RateLook? Stairs(LearningRateRule.Exponential rule, IReadOnlyList<double> rates)
    {
        var length = 1;
        while (length < rates.Count && rates[length] == rates[0])
        {
            length++;
        }

        if (length < 2)
        {
            return null;
        }

        foreach (var from in new[] { 0, 1 })
        {
            if (Is(rates, i => rule.At(i / length + from)))
            {
                return new RateLook($"It changes only every {length} steps, as if t counted epochs of {length} steps.", "In the formula t is the number of the iteration: one optimiser step, one t.");
            }

            if (Is(rates, i => rule.At(i / length * length + from)))
            {
                return new RateLook($"It follows the formula, but is only set anew every {length} steps.", "Set the learning rate before every optimiser step, inside the inner loop.");
            }
        }

        return null;
    }

    private static RateLook? Shifted(LearningRateRule.Exponential rule, IReadOnlyList<double> rates)
    {
        var start = -rule.Decay * Math.Log((rates[0] - rule.Minimum) / (rule.Maximum - rule.Minimum));
        if (!double.IsFinite(start) || Math.Abs(start - Math.Round(start)) > 1e-3 || !Is(rates, i => rule.At(i + Math.Round(start))))
        {
            return null;
        }

        var first = (int)Math.Round(start);
        return new RateLook($"It is the right formula with t counted from {first} in the first recorded step{(first is -1 or 0 or 1 or 2 ? ": off by one" : "")}.",
            first == -1 ? "The optimiser steps once before the formula is used for the first time: set the rate before the step."
            : first > 100 ? "The counter was not set back: begin at t = 0 where the training of this model begins."
            : $"The first step has t = {rule.From ?? 0}.");
    }

    private static RateLook? OtherConstant(LearningRateRule.Exponential rule, IReadOnlyList<double> rates)
    {
        foreach (var from in new[] { 0, 1 })
        {
            var share = (rates[^1] - rule.Minimum) / (rule.Maximum - rule.Minimum);
            var decay = -(rates.Count - 1 + from) / Math.Log(share);
            if (double.IsFinite(decay) && decay > 0 && Is(rates, i => (rule with { Decay = decay }).At(i + from)))
            {
                var ratio = decay / rule.Decay;
                return new RateLook($"It looks like the formula with e^(−t/{decay:0.##}) instead of e^(−t/{rule.Decay:0.##}).",
                    Math.Abs(ratio * Math.Log(2) - 1) < 1e-3 ? "That is what a power of 2 instead of e gives: use math.exp." : $"The time constant is {rule.Decay:0.##}; look at what t is divided by.");
            }
        }

        return null;
    }

    private static RateLook? OtherFormula(LearningRateRule.Exponential rule, IReadOnlyList<double> rates)
    {
        var range = rule.Maximum - rule.Minimum;
        (Func<double, double> Rate, string Words)[] mistakes =
        [
            (t => rule.Maximum * Math.Exp(-t / rule.Decay), "It falls towards 0: η_min is left out, η_max·e^(−t/τ)."),
            (t => rule.Minimum + rule.Maximum * Math.Exp(-t / rule.Decay), "It is η_min + η_max·e^(−t/τ): η_min is not taken off η_max."),
            (t => range * Math.Exp(-t / rule.Decay), "It is (η_max − η_min)·e^(−t/τ): η_min is not added."),
            (t => rule.Minimum + range * Math.Exp(-t * (t + 1) / 2 / rule.Decay), "It decays again and again: each step starts from the last step's rate, not from η_max."),
            (t => rule.Minimum + range / (1 + t / rule.Decay), "It is η_min + (η_max − η_min)/(1 + t/τ), not an exponential."),
            (t => rule.Maximum - range * Math.Min(1, t / rule.Decay), "It falls along a line."),
        ];
        return mistakes.Where(m => new[] { 0, 1 }.Any(from => Is(rates, i => m.Rate(i + from))))
            .Select(m => new RateLook(m.Words, "The formula is η_min + (η_max − η_min)·e^(−t/τ), with t the iteration.")).FirstOrDefault();
    }

    /// <summary>The right time constant between other bounds, which follow from three of the rates.</summary>
    private static RateLook? OtherRange(LearningRateRule.Exponential rule, IReadOnlyList<double> rates)
    {
        var fall = Math.Exp(-(rates.Count - 1) / rule.Decay);
        var minimum = (rates[^1] - rates[0] * fall) / (1 - fall);
        return double.IsFinite(minimum) && Is(rates, i => minimum + (rates[0] - minimum) * Math.Exp(-i / rule.Decay))
            ? new RateLook($"It falls with the right time constant, but from {rates[0]:G4} towards {minimum:G4}.", $"It should fall from η_max = {RateComparison.Shown(rule.Maximum)} towards η_min = {RateComparison.Shown(rule.Minimum)}.")
            : null;
    }

    private static bool IsConstant(IReadOnlyList<double> rates) => rates.All(r => r == rates[0]);

    private static bool Is(IReadOnlyList<double> rates, Func<int, double> expected) => RateComparison.FirstDifference(rates, expected, Close) is null;
}
