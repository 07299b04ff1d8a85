using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autograder.Cli.Showing;

/// <summary>One JSON object a line, each with an "event", for programs that read along.</summary>
internal sealed class JsonLines(TextWriter target)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _turn = new();

    public void Write(string name, params IEnumerable<(string Key, JsonNode? Value)> values)
    {
        var line = new JsonObject { ["event"] = name };
        foreach (var (key, value) in values)
        {
            line[key] = value;
        }

        var text = line.ToJsonString(Readable);
        lock (_turn)
        {
            target.WriteLine(text);
            target.Flush();
        }
    }
}
