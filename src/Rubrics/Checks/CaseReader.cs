using System.Text.Json;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Operations;

namespace Autograder.Rubrics.Checks;

/// <summary>Reads what a driver says of one case. Strict about types and sizes; whatever is odd becomes a failed case, never an exception.</summary>
internal static class CaseReader
{
    private const int MostText = 2000;
    private static readonly string[] Known = ["ok", "error", "timeout", "unbound", "missing", "bad-output", "crashed"];

    public static CaseResult Read(RunResult run, string id)
    {
        if (!Property(run.Results, "cases", out var cases) || !Property(cases, id, out var found))
        {
            return new CaseResult("crashed", $"The program {RunWords.Ended(run.Evidence)} before this was tried.", null, new Dictionary<string, string>(), [], new Dictionary<string, Tensor>());
        }

        var status = Text(found, "status");
        return new CaseResult(
            Known.Contains(status) ? status : "bad-output",
            Text(found, "message"),
            Property(found, "line", out var line) && line.ValueKind == JsonValueKind.Number && line.TryGetInt32(out var number) ? number : null,
            Bound(found),
            Texts(found, "notes"),
            run.TensorsByCase[id].ToDictionary(t => t.Name, t => t.Tensor));
    }

    public static bool Property(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    public static string Text(JsonElement element, string name) =>
        Property(element, name, out var value) && value.ValueKind == JsonValueKind.String ? Excerpt.Of(value.GetString() ?? "", MostText) : "";

    public static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        Property(element, name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Take(20).Where(e => e.ValueKind == JsonValueKind.String).Select(e => Excerpt.Of(e.GetString() ?? "", MostText))]
            : [];

    private static Dictionary<string, string> Bound(JsonElement found) =>
        Property(found, "bound", out var bound) && bound.ValueKind == JsonValueKind.Object
            ? bound.EnumerateObject().Take(30).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Excerpt.Of(p.Value.ToString(), MostText))
            : [];
}
