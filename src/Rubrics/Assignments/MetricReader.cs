using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

internal static class MetricReader
{
    public static ItemCheck Read(YamlCursor at, Marks marks)
    {
        var metric = at.RequireText("metric");
        if (metric is not ("accuracy" or ""))
        {
            at.Problem($"'{metric}' is not a metric known here; use accuracy");
        }

        var rule = at.Find("rule");
        var counts = rule?.Find("seeds")?.Elements().Select(e => e.Int(1, 50)).ToList() ?? [1];
        if (counts.Count == 0 || !counts.SequenceEqual(counts.Distinct().Order()))
        {
            rule?.Problem("seeds lists how many runs decide, rising, such as [1, 3, 5]");
        }

        var claim = at.Find("claim");
        var threshold = Share(at.Require("threshold"));
        var check = new ItemCheck.Metric
        {
            Run = at.RequireText("run"),
            Threshold = threshold,
            SeedCounts = counts,
            SeedDeviation = rule?.Find("seed_deviation")?.Double() ?? 0.005,
            Bonus = at.Find("bonus") is { } bonus ? ReadBonus(bonus, threshold) : null,
            ClaimAnswer = claim?.RequireText("answer"),
            GapFlag = at.Find("gap_flag") is { } gap ? Share(gap) : 0.05m,
            CriterionText = at.FindText("text") ?? "The trained network reaches the accuracy asked for",
        };
        rule?.NothingElse();
        claim?.NothingElse();
        return check;
    }

    private static Bonus ReadBonus(YamlCursor at, decimal threshold)
    {
        var bonus = new Bonus(Share(at.Require("at")), at.Require("marks") is { } m ? ItemReader.ReadMarks(m) : Marks.Zero);
        if (bonus.At <= threshold)
        {
            at.Problem($"a bonus starts above the threshold, {threshold}");
        }

        at.NothingElse();
        return bonus;
    }

    private static decimal Share(YamlCursor? at)
    {
        var value = at?.Decimal() ?? 0m;
        if (value is < 0m or > 1m)
        {
            at?.Problem("is a share from 0 to 1; 42 % is 0.42");
        }

        return value;
    }
}
