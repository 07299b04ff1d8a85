using System.Globalization;
using System.Text.Json.Nodes;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Charts;

/// <summary>Measured proportions as points with whiskers against the line that has to be reached.</summary>
internal static class IntervalChart
{
    public static ChartRequest Draw(string name, Exhibit.Intervals intervals)
    {
        List<MeasuredInterval> rows = Shown(intervals);
        double threshold = Math.Clamp((double)intervals.Threshold, 0, 1);
        JsonObject x = ChartStyle.ValueAxis("", 0);
        FitAxis(x, rows, threshold);
        x["axisLabel"]!["formatter"] = "{value} %";
        JsonObject y = ChartStyle.CategoryAxis(rows.Select(row => $"{PlainText.Columns(row.Label, 30)}   {Percent(row.Value)}"), "", 0);
        y["inverse"] = true;
        y["axisTick"] = new JsonObject { ["show"] = false };
        JsonArray series = [];
        for (int index = 0; index < rows.Count; index++) series.Add((JsonNode)Whisker(rows[index], index));
        JsonObject values = Values(rows);
        values["markLine"] = ChartStyle.MarkLine(
            "xAxis", 100 * threshold, PlainText.Cut($"{intervals.ThresholdLabel} ({Percent(threshold)})", 60), "start");
        series.Add((JsonNode)values);
        return new ChartRequest(name, ChartStyle.Option(ChartStyle.Grid(220, 26, 30, 30), x, y, series), ChartStyle.Width, 62 + 26 * rows.Count);
    }

    /// <summary>The chart in words, from its numbers.</summary>
    public static string Describe(Exhibit.Intervals intervals)
    {
        IEnumerable<string> rows = Shown(intervals).Select(row => $"{row.Label}: {Percent(row.Value)}, interval {Percent(row.Low)} to {Percent(row.High)}.");
        return PlainText.Cut(
            $"Measured values with their intervals. {string.Join(' ', rows)} {intervals.ThresholdLabel}: {Percent((double)intervals.Threshold)}.",
            Bounds.Sentence);
    }

    private static List<MeasuredInterval> Shown(Exhibit.Intervals intervals) => intervals.Rows
        .Where(row => double.IsFinite(row.Value) && double.IsFinite(row.Low) && double.IsFinite(row.High))
        .Take(Bounds.TableRows)
        .Select(row => row with { Value = Math.Clamp(row.Value, 0, 1), Low = Math.Clamp(row.Low, 0, 1), High = Math.Clamp(row.High, 0, 1) })
        .ToList();

    private static JsonObject Whisker(MeasuredInterval row, int index) => new()
    {
        ["type"] = "line",
        ["data"] = new JsonArray(new JsonArray(100 * row.Low, index), new JsonArray(100 * row.High, index)),
        ["symbol"] = "rect",
        ["symbolSize"] = new JsonArray(2, 12),
        ["color"] = ChartStyle.Accent,
        ["lineStyle"] = new JsonObject { ["width"] = 2, ["color"] = ChartStyle.Accent },
    };

    private static JsonObject Values(List<MeasuredInterval> rows) => new()
    {
        ["type"] = "scatter",
        ["symbolSize"] = 10,
        ["color"] = ChartStyle.Accent,
        ["itemStyle"] = new JsonObject { ["opacity"] = 1 },
        ["data"] = new JsonArray([.. rows.Select((row, index) => (JsonNode)new JsonArray(100 * row.Value, index))]),
    };

    // In per cent, from one whole step to another, the threshold among them.
    private static void FitAxis(JsonObject axis, List<MeasuredInterval> rows, double threshold)
    {
        double low = 100 * rows.Select(row => row.Low).Append(threshold).Min(), high = 100 * rows.Select(row => row.High).Append(threshold).Max();
        double step = (high - low) switch { < 4 => 1, < 10 => 2, < 25 => 5, _ => 10 };
        axis["min"] = Math.Max(0, Math.Floor(low / step) * step - step);
        axis["max"] = Math.Min(100, Math.Ceiling(high / step) * step + step);
        axis["interval"] = step;
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
