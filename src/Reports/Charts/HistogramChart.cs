using System.Text.Json.Nodes;

namespace Autograder.Reports.Charts;

/// <summary>How many submissions reached which share of the marks.</summary>
internal static class HistogramChart
{
    public static ChartRequest Draw(string name, IReadOnlyList<string> bins, IReadOnlyList<int> counts)
    {
        JsonObject x = ChartStyle.CategoryAxis(bins, "Share of full marks", 28);
        x["axisLabel"]!["interval"] = 0;
        JsonObject y = ChartStyle.ValueAxis("Submissions", 34);
        y["minInterval"] = 1;
        JsonObject bars = new()
        {
            ["type"] = "bar",
            ["barWidth"] = "86%",
            ["color"] = ChartStyle.Accent,
            ["data"] = new JsonArray([.. counts.Select(count => count == 0 ? null : (JsonNode)count)]),
            ["label"] = new JsonObject
            {
                ["show"] = true, ["position"] = "top", ["color"] = ChartStyle.Ink, ["fontFamily"] = "Source Sans 3", ["fontSize"] = 12,
            },
        };
        return new ChartRequest(
            name, ChartStyle.Option(ChartStyle.Grid(54, 22, 14, 46), x, y, new JsonArray(bars)), ChartStyle.Width, 230);
    }

    /// <summary>The chart in words, from its numbers.</summary>
    public static string Describe(IReadOnlyList<string> bins, IReadOnlyList<int> counts) =>
        "Histogram of totals as a share of full marks. " + string.Join(", ", bins.Zip(counts, (bin, count) => $"{bin}: {count}")) + ".";
}
