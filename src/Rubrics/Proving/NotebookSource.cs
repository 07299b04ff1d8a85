using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autograder.Rubrics.Proving;

/// <summary>A cell of a notebook.</summary>
/// <param name="Code">Number among the code cells, from 1; 0 for cells that are not code.</param>
/// <param name="Source">Its lines, joined.</param>
internal sealed record NotebookCell(int Code, string Source);

/// <summary>A notebook of ours (nbformat 4) whose cells can be read and changed. What students hand in is never read here.</summary>
internal sealed class NotebookSource
{
    public const string Ending = ".ipynb";
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonNode _root;
    private readonly IReadOnlyList<JsonObject> _cells;

    private NotebookSource(JsonNode root, IReadOnlyList<JsonObject> cells)
    {
        _root = root;
        _cells = cells;
        var code = 0;
        Cells = [.. cells.Select(cell => new NotebookCell(Text(cell["cell_type"]) == "code" ? ++code : 0, Text(cell["source"])))];
    }

    public IReadOnlyList<NotebookCell> Cells { get; }

    public static bool Is(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where it is no notebook.</summary>
    public static NotebookSource? Read(ReadOnlySpan<byte> content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject root && root["cells"] is JsonArray cells ? new NotebookSource(root, [.. cells.OfType<JsonObject>()]) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The notebook with one cell's source replaced; its stored outputs stay.</summary>
    public string With(int index, string source)
    {
        var before = _cells[index]["source"]?.DeepClone();
        _cells[index]["source"] = Lines(source);
        var text = _root.ToJsonString(Written) + "\n";
        _cells[index]["source"] = before;
        return text;
    }

    private static string Text(JsonNode? source) => source switch
    {
        JsonArray lines => string.Concat(lines.Select(l => (string?)l)),
        JsonValue value => value.TryGetValue<string>(out var text) ? text : "",
        _ => "",
    };

    /// <summary>As notebooks write it: a line each, with its end.</summary>
    private static JsonArray Lines(string source)
    {
        var lines = source.Split('\n');
        return [.. lines.Select((line, i) => (JsonNode)(i < lines.Length - 1 ? line + "\n" : line)).Where((_, i) => i < lines.Length - 1 || lines[i].Length > 0)];
    }
}
