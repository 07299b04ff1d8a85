using System.Text.Json.Nodes;

namespace Autograder.Reports.Charts;

/// <summary>One chart for the renderer, and for the browser from the same option object.</summary>
/// <param name="Name">Names it within its document.</param>
/// <param name="Option">An ECharts option object.</param>
/// <param name="Width">Pixels; 1.32 to a point.</param>
public sealed record ChartRequest(string Name, JsonObject Option, int Width, int Height);
