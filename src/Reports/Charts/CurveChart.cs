using System.Text.Json.Nodes;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Charts;

/// <summary>Learning curves and schedules, with the line that has to be reached.</summary>
internal static class CurveChart
{
    // Each marked point costs as much as a whole line to draw; past a few, dashes alone tell the lines apart.
    private const int MostMarked = 12;

    // Beyond these an axis has no sensible ticks; such a point is a gap.
    private const double Largest = 1e12;
    private const double Smallest = 1e-12;

    public static ChartRequest Draw(string name, Exhibit.Curves curves)
    {
        List<CurveSeries> series = curves.Series.Take(Bounds.Series).ToList();
        JsonArray drawn = new([.. series.Select((one, index) => (JsonNode)Series(one, index))]);
        if (curves.Threshold is { } line && IsDrawable(line.Y) && drawn.Count > 0)
            drawn[0]!["markLine"] = ChartStyle.MarkLine("yAxis", line.Y, PlainText.Cut($"{line.Label} ({Amounts.Number(line.Y)})", 60), "insideEndTop");
        JsonObject x = ChartStyle.ValueAxis(PlainText.Cut(curves.XLabel, 60), 28);
        JsonObject y = ChartStyle.ValueAxis(PlainText.Cut(curves.YLabel, 40), 44);
        x["splitLine"] = new JsonObject { ["show"] = false };
        Fit(x, y, series, curves.Threshold);
        JsonObject option = ChartStyle.Option(ChartStyle.Grid(64, series.Count > 1 ? 34 : 14, 20, 46), x, y, drawn);
        if (series.Count > 1) option["legend"] = new JsonObject
        {
            ["top"] = 0, ["left"] = 60, ["itemWidth"] = 28, ["itemHeight"] = 9,
            ["itemStyle"] = new JsonObject { ["opacity"] = series.Any(IsMarked) ? 1 : 0 },
            ["textStyle"] = ChartStyle.Text(12, ChartStyle.Ink), ["data"] = ChartStyle.Strings(series.Select(NameOf)),
        };
        return new ChartRequest(name, option, ChartStyle.Width, 260);
    }

    /// <summary>The chart in words, from its numbers.</summary>
    public static string Describe(Exhibit.Curves curves)
    {
        IEnumerable<string> lines = curves.Series.Take(Bounds.Series).Select(series =>
        {
            List<(double X, double Y)> points = Finite(series);
            return points.Count == 0
                ? $"{NameOf(series)}: no values."
                : $"{NameOf(series)}: from {Amounts.Number(points[0].Y)} at {Amounts.Number(points[0].X)} to {Amounts.Number(points[^1].Y)} "
                    + $"at {Amounts.Number(points[^1].X)}, lowest {Amounts.Number(points.Min(p => p.Y))}, highest {Amounts.Number(points.Max(p => p.Y))}.";
        });
        string threshold = curves.Threshold is { } line ? $" {line.Label}: line at {Amounts.Number(line.Y)}." : "";
        return PlainText.Cut($"Line chart of {curves.YLabel} over {curves.XLabel}. {string.Join(' ', lines)}{threshold}", Bounds.Sentence);
    }

    private static JsonObject Series(CurveSeries series, int index)
    {
        string colour = ChartStyle.Colours[index % ChartStyle.Colours.Count];
        List<JsonNode> points = Thin(series).Select(p => (JsonNode)ChartStyle.Point(p.X, p.Y)).ToList();
        return new JsonObject
        {
            ["type"] = "line",
            ["name"] = NameOf(series),
            ["data"] = new JsonArray([.. points]),
            ["color"] = colour,
            ["lineStyle"] = new JsonObject { ["width"] = 2, ["type"] = ChartStyle.Dashes[index % ChartStyle.Dashes.Count], ["color"] = colour },
            ["symbol"] = IsMarked(series) ? ChartStyle.Symbols[index % ChartStyle.Symbols.Count] : "none",
            ["symbolSize"] = 5,
        };
    }

    // With the threshold in view: a line that the curve never reaches is what the reader wants to see.
    private static void Fit(JsonObject x, JsonObject y, List<CurveSeries> series, CurveThreshold? threshold)
    {
        List<(double X, double Y)> points = series.SelectMany(Finite).ToList();
        if (points.Count == 0) return;
        List<double> heights = points.Select(point => point.Y).ToList();
        if (threshold is { Y: var line } && IsDrawable(line)) heights.Add(line);
        double margin = 0.03 * (heights.Max() - heights.Min());
        ChartStyle.Fit(x, points.Min(point => point.X), points.Max(point => point.X));
        ChartStyle.Fit(y, heights.Min(), heights.Max() + margin);
    }

    private static string NameOf(CurveSeries series) => PlainText.Cut(PlainText.Flat(series.Name), 60);

    private static List<(double X, double Y)> Finite(CurveSeries series) =>
        All(series).Where(point => point.Y is not null).Select(point => (point.X, point.Y.GetValueOrDefault())).ToList();

    private static IEnumerable<(double X, double? Y)> All(CurveSeries series) => series.X.Zip(series.Y)
        .Where(point => IsDrawable(point.First))
        .Select(point => (point.First, IsDrawable(point.Second) ? point.Second : (double?)null));

    private static bool IsMarked(CurveSeries series) => series.X.Count <= MostMarked;

    private static bool IsDrawable(double value) => double.IsFinite(value) && Math.Abs(value) is 0 or (> Smallest and < Largest);

    /// <summary>Evenly chosen points, the first and the last among them.</summary>
    private static IEnumerable<(double X, double? Y)> Thin(CurveSeries series)
    {
        List<(double X, double? Y)> all = All(series).ToList();
        if (all.Count <= Bounds.Points) return all;
        double step = (all.Count - 1) / (double)(Bounds.Points - 1);
        return Enumerable.Range(0, Bounds.Points).Select(i => all[(int)Math.Round(i * step)]);
    }
}
