using System.Text.Json.Nodes;

namespace Autograder.Reports.Charts;

/// <summary>What all charts share: colours that differ in lightness too, one font, thin axes.</summary>
internal static class ChartStyle
{
    public const int Width = 620;
    public const string Ink = "#1f2933";
    public const string Muted = "#5b6770";
    public const string Accent = "#1f4e79";
    public const string Threshold = "#a32a2a";
    private const string Rule = "#d5dbe1";

    public static readonly IReadOnlyList<string> Colours =
        ["#1f4e79", "#c2570c", "#2e7d4f", "#7a3e8e", "#8a6d00", "#0f7c80", "#a3315f", "#4b5563"];

    public static readonly IReadOnlyList<string> Dashes = ["solid", "dashed", "dotted"];
    public static readonly IReadOnlyList<string> Symbols = ["circle", "rect", "triangle", "diamond"];

    public static JsonObject Option(JsonObject grid, JsonObject xAxis, JsonObject yAxis, JsonArray series) => new()
    {
        ["textStyle"] = Text(12, Ink),
        ["grid"] = grid,
        ["xAxis"] = xAxis,
        ["yAxis"] = yAxis,
        ["series"] = series,
    };

    public static JsonObject Text(int size, string colour) => new() { ["fontFamily"] = "Source Sans 3", ["fontSize"] = size, ["color"] = colour };

    public static JsonObject Grid(int left, int top, int right, int bottom) =>
        new() { ["left"] = left, ["top"] = top, ["right"] = right, ["bottom"] = bottom };

    public static JsonObject ValueAxis(string label, int gap) => new()
    {
        ["type"] = "value",
        ["name"] = label,
        ["nameLocation"] = "middle",
        ["nameGap"] = gap,
        ["nameTextStyle"] = Text(12, Muted),
        ["axisLine"] = Line(Muted, show: true),
        ["axisTick"] = new JsonObject { ["show"] = true, ["lineStyle"] = new JsonObject { ["color"] = Muted } },
        ["axisLabel"] = Text(12, Ink),
        ["splitLine"] = Line(Rule, show: true),
    };

    public static JsonObject CategoryAxis(IEnumerable<string> labels, string label, int gap)
    {
        JsonObject axis = ValueAxis(label, gap);
        axis["type"] = "category";
        axis["data"] = Strings(labels);
        axis["splitLine"] = Line(Rule, show: false);
        return axis;
    }

    /// <summary>A named line across the plot at a value of one axis.</summary>
    public static JsonObject MarkLine(string axis, double at, string label, string position) => new()
    {
        ["symbol"] = new JsonArray("none", "none"),
        ["silent"] = true,
        ["lineStyle"] = new JsonObject { ["color"] = Threshold, ["type"] = "dashed", ["width"] = 1.5 },
        ["label"] = new JsonObject
        {
            ["formatter"] = label.Replace("{", "(").Replace("}", ")"),
            ["position"] = position, ["color"] = Threshold, ["fontFamily"] = "Source Sans 3", ["fontSize"] = 12,
        },
        ["data"] = new JsonArray(new JsonObject { [axis] = at }),
    };

    /// <summary>From one whole step to another around the values, about five steps long; never empty, however close the values are.</summary>
    public static void Fit(JsonObject axis, double low, double high)
    {
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        double padding = high - low > 1e-6 * size ? 0 : size > 0 ? 0.1 * size : 1;
        double step = NiceStep((high - low + 2 * padding) / 5);
        int decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(step)), 0, 15);
        axis["min"] = Math.Round(Math.Floor((low - padding) / step) * step, decimals);
        axis["max"] = Math.Round(Math.Ceiling((high + padding) / step) * step, decimals);
        axis["interval"] = step;
    }

    public static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    public static JsonArray Point(double x, double? y) => new(x, y);

    private static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }

    private static JsonObject Line(string colour, bool show) =>
        new() { ["show"] = show, ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = 1 } };
}
