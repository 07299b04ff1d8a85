using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Judges a number that the student reports by the one that we measure; what chance explains is never held against anybody.</summary>
internal static class ClaimJudge
{
    private const double TwoSided95 = 1.96;

    /// <summary>A loss that a single example decides has no size: whatever was claimed would be within what chance explains.</summary>
    private const double MostOfLoss = 0.5;

    public static CriterionFinding Judge(NotebookTest.Claim test, NotebookCriterion criterion, NotebookView view)
    {
        var sheet = view.Context.Answers;
        if (sheet.IsUnreadable)
        {
            return new CriterionFinding(0, "The answers file could not be read, so a marker will read this answer.", Waits: true);
        }

        if (sheet.Find(test.Name) is not { } typed)
        {
            return CriterionFinding.NotMet($"There is no answer '{test.Name}' in the answers file.");
        }

        if (typed.Doubt is not null || typed.Value is not Typed.Words words)
        {
            return new CriterionFinding(0, $"Not understood: {typed.Doubt ?? "one number is expected"}, so a marker looks at it.", Waits: true);
        }

        var (claim, problem) = ReportedNumber.Read(words.Text, test.Kind, view.Context.Assignment.AnswerRules.Decimal);
        return claim is null
            ? new CriterionFinding(0, $"“{Excerpt.Of(words.Text)}” was not understood: {problem}; a marker looks at it.", Waits: true)
            : Judge(test, criterion, view, words.Text, claim);
    }

    private static CriterionFinding Judge(NotebookTest.Claim test, NotebookCriterion criterion, NotebookView view, string typed, ReportedNumber claim)
    {
        var runs = MeasuredRuns.Of(view, new ModelName(criterion.Run, criterion.Model), test.Kind, test.On, test.SeedDeviation);
        if (runs.All.Count == 0 || !runs.AnySucceeded)
        {
            return CriterionFinding.NotMet($"You report {Excerpt.Of(typed, 40)}, but there is nothing to compare it with. {(runs.All.Count == 0 ? view.Absent(criterion.Run) : runs.Problem)}");
        }

        var measured = runs.Counting.Where(runs.Succeeded).ToList();
        var mean = measured.Average(runs.Value);
        var allowed = test.Allowance + claim.Rounding + Chance(runs, mean, measured.Count);
        var agrees = Math.Abs(claim.Value - mean) <= allowed + 1e-12;
        var (name, where) = (ModelMetricJudge.Name(test.Kind), ModelMetricJudge.Where(test.On));
        return new CriterionFinding(agrees ? 1 : 0,
            $"Reported by you: {runs.Shown(claim.Value)}. Measured by us: {name} {runs.Shown(mean)} {where}{(measured.Count > 1 ? $", the mean of {measured.Count} runs" : "")}. "
            + $"{(agrees ? "They differ by no more than" : "They differ by more than")} rounding and chance explain ({runs.Shown(allowed)}).")
        {
            Feedback = [.. StoredOutputs.Disagreements(view.Result(criterion.Run), runs.Deviation(mean)).Take(1).Select(d => d.ToStudent), .. agrees ? Array.Empty<string>() : ["Report the number that your notebook shows when it is run from top to bottom in a fresh kernel."]],
        };
    }

    /// <summary>The student's training and ours differ by their seeds and by the examples that were measured: independent, so squares add.</summary>
    private static double Chance(MeasuredRuns runs, double mean, int count)
    {
        var seeds = runs.Deviation(mean);
        var interval = runs.IntervalOf(runs.Counting.First(runs.Succeeded));
        var sampling = (interval.Upper - interval.Lower) / 2 / TwoSided95;
        var chance = TwoSided95 * Math.Sqrt(seeds * seeds * (1 + 1.0 / count) + sampling * sampling);
        return runs.Kind == MetricKind.Accuracy ? chance : Math.Min(chance, MostOfLoss * Math.Abs(mean));
    }
}
