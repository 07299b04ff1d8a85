using System.Globalization;
using Autograder.Reference.Statistics;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges a trained network by its accuracy: the mean over seeds decides, never the best run.</summary>
internal static class MetricJudge
{
    /// <summary>How many more runs are needed before the item can be decided; 0 when it can.</summary>
    public static int MoreRuns(ItemCheck.Metric check, IReadOnlyList<RunResult> runs)
    {
        var measured = runs.Select(Measurement.Of).ToList();
        return measured.Count > 0 && measured.TrueForAll(m => !m.Succeeded) ? 0
            : Decide(check, measured) is ThresholdVerdict.MoreSeeds more ? more.Count : 0;
    }

    public static ItemGrade Judge(Item item, ItemCheck.Metric check, JudgingContext context)
    {
        var runs = context.ResultsOf(check.Run);
        if (runs.Count == 0)
        {
            return ItemJudge.Nothing(item, "No code was handed in, so there was nothing to train.");
        }

        var measured = runs.Select(Measurement.Of).ToList();
        if (!measured.Exists(m => m.Succeeded))
        {
            return ItemJudge.Nothing(item, measured[0].Problem, RunWords.Advice(runs[0].Evidence) is { } advice ? [advice] : [])
                with { Exhibits = [.. ProgramOutput.Exhibits(runs[0])] };
        }

        var passed = Decide(check, measured) is ThresholdVerdict.Pass;
        var mean = measured.Average(m => m.TestAccuracy);
        var reached = check.Bonus is { } bonus && (decimal)mean >= bonus.At;
        List<CriterionGrade> criteria = [Main(item, check, measured, mean, passed), .. BonusLine(check, mean, reached), .. ClaimLine(check, context, mean)];
        var awarded = (passed ? item.Marks : Marks.Zero) + (reached ? check.Bonus!.Marks : Marks.Zero);
        return ItemJudge.Frame(item, ItemState.Graded, Found(check, measured, mean), criteria) with
        {
            Awarded = awarded,
            Bonus = check.Bonus?.Marks ?? Marks.Zero,
            Feedback = [.. Feedback(check, runs[0], mean, passed)],
            Exhibits = [.. MetricExhibits.Of(check, runs, measured)],
        };
    }

    /// <summary>What an instructor should look at: never a change of marks.</summary>
    public static IEnumerable<string> Flags(Item item, ItemCheck.Metric check, JudgingContext context)
    {
        var measured = context.ResultsOf(check.Run).Select(Measurement.Of).Where(m => m.Succeeded).ToList();
        if (measured.Count == 0)
        {
            yield break;
        }

        if (measured.Find(m => m.LookedUp) is { Copies: { } copies })
        {
            yield return $"{item.Id}: {copies.ToInstructor}";
        }

        if (measured.Find(m => m.Canaries is { IsLookedUp: true }) is { Canaries: { } canaries })
        {
            yield return $"{item.Id}: {canaries.ToInstructor}";
        }

        var gap = measured.Average(m => m.TestAccuracy - (m.HeldBackAccuracy ?? m.TestAccuracy));
        if (Math.Abs(gap) > (double)check.GapFlag && !measured.Exists(m => m.LookedUp))
        {
            yield return $"{item.Id}: accuracy on the public test images differs from that on held-back training images by {Percent(gap)}; the submission may be tuned to images it should not know.";
        }

        if (ClaimLine(check, context, measured.Average(m => m.TestAccuracy)) is [{ Verdict: Verdict.NotMet } claim, ..])
        {
            yield return $"{item.Id}: {claim.Reason}";
        }
    }

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static ThresholdVerdict Decide(ItemCheck.Metric check, IReadOnlyList<Measurement> measured) =>
        check.SeedCounts is [1]
            ? measured.Count == 0 ? new ThresholdVerdict.MoreSeeds(1) : measured[0].TestAccuracy >= (double)check.Threshold ? new ThresholdVerdict.Pass() : new ThresholdVerdict.Fail()
            : new SequentialThresholdRule((double)check.Threshold, check.SeedDeviation, measured is [var first, ..] ? first.TestCount : 1)
            {
                Counts = [.. check.SeedCounts.Where(c => c > 1)],
            }.Decide([.. measured.Select(m => m.TestAccuracy)]);

    private static CriterionGrade Main(Item item, ItemCheck.Metric check, IReadOnlyList<Measurement> measured, double mean, bool passed)
    {
        var interval = WilsonInterval.Of(measured[0].TestCorrect, measured[0].TestCount);
        var how = measured.Count == 1
            ? $"{Percent(mean)} of {measured[0].TestCount} {(measured[0].LookedUp ? "altered " : "")}test images are right (95 % interval {Percent(interval.Lower)} to {Percent(interval.Upper)}), which {(passed ? "reaches" : "does not reach")} {Percent((double)check.Threshold)}."
            : $"The first run was too close to {Percent((double)check.Threshold)} to call, so it was repeated: the mean of {measured.Count} runs is {Percent(mean)}, which {(passed ? "reaches" : "does not reach")} it.";
        return new CriterionGrade(check.CriterionText, passed ? Verdict.Met : Verdict.NotMet, passed ? item.Marks : Marks.Zero, item.Marks, how);
    }

    private static IReadOnlyList<CriterionGrade> BonusLine(ItemCheck.Metric check, double mean, bool reached) => check.Bonus is not { } bonus ? [] :
    [
        new CriterionGrade(
            $"Bonus from {Percent((double)bonus.At)}", reached ? Verdict.Met : Verdict.NotApplicable, reached ? bonus.Marks : Marks.Zero, Marks.Zero,
            reached ? $"{Percent(mean)} earns the bonus." : $"{Percent(mean)} is below {Percent((double)bonus.At)}; the bonus is on top of full marks."),
    ];

    private static IReadOnlyList<CriterionGrade> ClaimLine(ItemCheck.Metric check, JudgingContext context, double mean)
    {
        if (check.ClaimAnswer is not { } name || context.Answers.Find(name) is not { Value: Typed.Words answer } || NumberText.Read(answer.Text, context.Assignment.AnswerRules.Decimal).Value is not { } claimed)
        {
            return [];
        }

        var share = claimed > 1 ? claimed / 100 : claimed;
        var allowed = SequentialThresholdRule.ClaimTolerance(check.SeedDeviation) + 0.01;
        var agrees = Math.Abs(share - mean) <= allowed;
        return
        [
            new CriterionGrade("The accuracy you report is the one we measure", agrees ? Verdict.Met : Verdict.NotMet, Marks.Zero, Marks.Zero,
                $"Reported {answer.Text}, measured {Percent(mean)}: {(agrees ? "within what chance explains" : "further apart than chance explains")}. This line carries no marks."),
        ];
    }

    private static string Found(ItemCheck.Metric check, IReadOnlyList<Measurement> measured, double mean) => measured.FirstOrDefault(m => m.LookedUp) is { Copies: { } copies } ? copies.ToStudent :
        $"Trained in the sandbox {(measured.Count == 1 ? "once" : $"{measured.Count} times with different seeds")}; accuracy on test images the code never saw the labels of: {Percent(mean)}."
        + (measured[0].HeldBackAccuracy is { } heldBack ? $" On held-back training images: {Percent(heldBack)}." : "");

    private static IEnumerable<string> Feedback(ItemCheck.Metric check, RunResult run, double mean, bool passed)
    {
        foreach (var note in CaseReader.Texts(run.Results, "notes"))
        {
            yield return note;
        }

        if (!passed && mean < 2.0 / Math.Max(2, run.Evidence.Classes))
        {
            yield return "This is about what guessing gives: look at the gradient checks first, then at the learning rate and at how inputs are scaled.";
        }
        else if (!passed)
        {
            yield return "The network learns, but not far enough: train for more epochs, try another learning rate, or scale the inputs to mean 0.";
        }
    }
}
