using System.Globalization;
using Autograder.Reference.Calculators;
using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges A against B: both ran, only the named thing differs, and it does what it should.</summary>
internal static class ComparisonJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Comparison check, JudgingContext context)
    {
        if (context.ResultsOf(check.Run) is not [var run, ..])
        {
            return ItemJudge.Nothing(item, "No code was handed in, so there was nothing to compare.");
        }

        var settings = context.Assignment.Runs.First(r => r.Name == check.Run);
        var arms = settings.Arms.Select(a => ArmResult.Read(run, a)).ToList();
        var criteria = check.Criteria.Select(c => Judge(c, arms)).ToList();
        return ItemJudge.Frame(item, ItemState.Graded, Found(arms), criteria) with
        {
            Feedback = [.. arms.SelectMany(a => a.Notes).Distinct().Take(4), .. arms.Exists(a => !a.Ran) && RunWords.Advice(run.Evidence) is { } advice ? [advice] : Array.Empty<string>()],
            Exhibits = [.. ComparisonExhibits.Of(settings, arms)],
        };
    }

    private static CriterionGrade Judge(ComparisonCriterion criterion, IReadOnlyList<ArmResult> arms)
    {
        if (arms.FirstOrDefault(a => !a.Ran) is { } broken && criterion.Test != ComparisonTest.Ran)
        {
            return Line(criterion, false, $"Cannot be seen, because the run “{broken.Id}” did not finish.");
        }

        var named = criterion.Arm is { } id ? arms.Where(a => a.Id == id).ToList() : arms;
        return criterion.Test switch
        {
            ComparisonTest.Ran => Line(criterion, named.All(a => a.Ran), named.FirstOrDefault(a => !a.Ran)?.Problem ?? "The training ran to its end with finite losses."),
            ComparisonTest.OnlyNamedDiffers => OnlyNamedDiffers(criterion, arms),
            ComparisonTest.HasEffect => HasEffect(criterion, arms),
            ComparisonTest.SmallerWeights => SmallerWeights(criterion, named[0], arms.First(a => a.Id != named[0].Id)),
            ComparisonTest.FollowsSchedule => FollowsSchedule(criterion, named[0]),
            ComparisonTest.Learns => Learns(criterion, named),
        };
    }

    private static CriterionGrade OnlyNamedDiffers(ComparisonCriterion criterion, IReadOnlyList<ArmResult> arms)
    {
        var sameStart = arms.All(a => a.InitialHash.Length > 0 && a.InitialHash == arms[0].InitialHash);
        var sameOrder = arms.All(a => a.OrderHash == arms[0].OrderHash);
        return Line(criterion, sameStart && sameOrder,
            !sameStart ? "With the same seed the two runs start from different weights, so more than the named setting differs."
            : !sameOrder ? "With the same seed the two runs see different mini-batches, so more than the named setting differs."
            : "Both runs start from the same weights and see the same mini-batches.");
    }

    private static CriterionGrade HasEffect(ComparisonCriterion criterion, IReadOnlyList<ArmResult> arms)
    {
        var differ = !arms[0].Losses.SequenceEqual(arms[1].Losses) || !arms[0].WeightNorms.SequenceEqual(arms[1].WeightNorms);
        return Line(criterion, differ, differ ? "The two runs go different ways, so the setting has an effect." : "Both runs are the same to the last digit: the setting has no effect in your code.");
    }

    private static CriterionGrade SmallerWeights(ComparisonCriterion criterion, ArmResult arm, ArmResult other)
    {
        var (with, without) = (Last(arm.WeightNorms), Last(other.WeightNorms));
        return Line(criterion, with < without, $"The weights end with norm {Number(with)} in “{arm.Id}” and {Number(without)} in “{other.Id}”.");
    }

    private static CriterionGrade FollowsSchedule(ComparisonCriterion criterion, ArmResult arm)
    {
        var eta = Setting(arm, "eta");
        var decay = Setting(arm, "decay");
        var epochs = Math.Max(1, (int)Setting(arm, "epochs"));
        var steps = arm.Etas.Length / epochs;
        var follows = steps > 0 && new[] { 0, 1 }.Any(first => Enumerable.Range(0, epochs).All(e =>
            Math.Abs(arm.Etas[e * steps] - eta * Math.Exp(-decay * (e + first))) <= 1e-9 * eta));
        return Line(criterion, follows, follows
            ? $"The learning rate starts at {Number(arm.Etas[0])} and follows η·exp(−k·t) from epoch to epoch."
            : "The learning rates that were used do not follow η·exp(−k·t) with t counted in epochs.");
    }

    private static CriterionGrade Learns(ComparisonCriterion criterion, IReadOnlyList<ArmResult> arms)
    {
        var stuck = arms.FirstOrDefault(a => !a.LossFalls);
        var guessing = arms.FirstOrDefault(a => !a.BeatsGuessing);
        return Line(criterion, stuck is null && guessing is null,
            stuck is not null ? $"The training loss of “{stuck.Id}” does not fall."
            : guessing is not null ? $"The training loss of “{guessing.Id}” falls, but on images it has not seen its network is no better than guessing."
            : "The training loss falls, and images that were not trained on are recognised better than by guessing.");
    }

    /// <summary>What an instructor should look at: curves come from the box, so they are compared with what was measured outside it.</summary>
    public static IEnumerable<string> Flags(Item item, ItemCheck.Comparison check, JudgingContext context) =>
        context.ResultsOf(check.Run) is not [var run, ..] ? [] :
        from arm in context.Assignment.Runs.First(r => r.Name == check.Run).Arms.Select(a => ArmResult.Read(run, a))
        where arm.Ran && arm.LossFalls && !arm.BeatsGuessing
        select $"{item.Id}: the run “{arm.Id}” reports a falling training loss, but its network guesses; its curves may not come from training.";

    private static CriterionGrade Line(ComparisonCriterion criterion, bool met, string reason) =>
        new(criterion.Text, met ? Verdict.Met : Verdict.NotMet, met ? criterion.Marks : Marks.Zero, criterion.Marks, reason);

    private static string Found(IReadOnlyList<ArmResult> arms) => arms.FirstOrDefault(a => !a.Ran) is { } broken
        ? $"The run “{broken.Id}” did not finish: {broken.Problem}"
        : string.Join(" ", arms.Select(a => $"“{a.Id}” ends with training loss {Number(Last(a.Losses))}{(a.Accuracies.Length > 0 ? $" and {MetricJudge.Percent(Last(a.Accuracies))} accuracy on images kept aside" : "")}."));

    private static double Setting(ArmResult arm, string name) =>
        arm.Arm.Settings.Entries.TryGetValue(name, out var value) && value is Given.Number { Value: var number } ? number : 0;

    private static double Last(double[] values) => values.Length == 0 ? double.NaN : values[^1];

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}

/// <summary>What one arm left behind, read strictly.</summary>
internal sealed record ArmResult
{
    public required ComparisonArm Arm { get; init; }
    public string Id => Arm.Id;
    public required bool Ran { get; init; }
    public required string Problem { get; init; }
    public required double[] Losses { get; init; }
    public required double[] WeightNorms { get; init; }
    public required double[] Etas { get; init; }

    /// <summary>Accuracy on the visible images after each epoch, recomputed outside.</summary>
    public required double[] Accuracies { get; init; }

    /// <summary>Whether the lower end of the 95 % interval of its accuracy on hidden images, measured outside, is above that of guessing.</summary>
    public required bool BeatsGuessing { get; init; }
    public bool LossFalls => Losses.Length >= 2 && Losses[^1] < Losses[0];
    public required string InitialHash { get; init; }
    public required string OrderHash { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    public static ArmResult Read(RunResult run, ComparisonArm arm)
    {
        var losses = Doubles("loss");
        var found = CaseReader.Property(run.Results, "arms", out var arms) && CaseReader.Property(arms, arm.Id, out var told) ? told : default;
        var message = CaseReader.Text(found, "message");
        var ran = CaseReader.Text(found, "status") == "ok" && losses.Length > 0 && losses.All(double.IsFinite);
        return new ArmResult
        {
            Arm = arm,
            Ran = ran,
            Problem = ran ? "" : message.Length > 0 ? message : losses.Length > 0 ? "The training loss became infinite or not a number." : $"The program {RunWords.Ended(run.Evidence)} before this run was done.",
            Losses = losses,
            WeightNorms = Doubles("weight_norm"),
            Etas = Doubles("etas"),
            Accuracies = run.Tensors.TryGetValue($"{arm.Id}|visible_predictions", out var predictions) ? Measurement.VisibleAccuracies(run, predictions) : [],
            BeatsGuessing = Measurement.OfArm(run, arm.Id) is var (correct, count) && WilsonInterval.Of(correct, count).Lower > 1.0 / run.Evidence.Classes,
            InitialHash = Hash("init_hash"),
            OrderHash = Hash("order_hash"),
            Notes = CaseReader.Texts(found, "notes"),
        };

        double[] Doubles(string name) => run.Tensors.TryGetValue($"{arm.Id}|{name}", out var tensor) && tensor.Shape.Count == 1 && tensor.Length <= 1_000_000 ? tensor.ToDoubles() : [];
        string Hash(string name) => run.Tensors.TryGetValue($"{arm.Id}|{name}", out var tensor) && tensor.Bytes.Length == 32 ? Convert.ToHexStringLower(tensor.Bytes.Span) : "";
    }
}

/// <summary>The curves of both arms beside each other, and what differs between them.</summary>
internal static class ComparisonExhibits
{
    public static IEnumerable<Exhibit> Of(RunSettings settings, IReadOnlyList<ArmResult> arms)
    {
        if (Curves("Training loss of both runs", "cross-entropy", arms, a => a.Losses) is { } losses)
        {
            yield return losses;
        }

        if (Curves("Accuracy on images kept aside", "accuracy", arms, a => a.Accuracies) is { } accuracies)
        {
            yield return accuracies;
        }

        var keys = arms.SelectMany(a => a.Arm.Settings.Entries.Keys).Distinct().ToList();
        yield return new Exhibit.Table
        {
            Title = "What was set; only marked rows may differ",
            Columns = ["setting", .. arms.Select(a => a.Id), "may differ"],
            Rows = [.. keys.Select(k => new TableRow([k, .. arms.Select(a => Shown(a, k)), settings.AllowedDifference.Contains(k) ? "yes" : ""]))],
        };
    }

    private static Exhibit? Curves(string title, string label, IReadOnlyList<ArmResult> arms, Func<ArmResult, double[]> values)
    {
        var series = arms.Where(a => values(a).Length is > 0 and <= 10_000)
            .Select(a => new CurveSeries(a.Id, [.. Enumerable.Range(1, values(a).Length).Select(e => (double)e)], values(a))).ToList();
        return series.Count == 0 ? null : new Exhibit.Curves { Title = title, XLabel = "epoch", YLabel = label, Series = series };
    }

    private static string Shown(ArmResult arm, string key) =>
        arm.Arm.Settings.Entries.TryGetValue(key, out var value) ? Runs.GivenJson.Text(value).Trim('"') : "–";
}
