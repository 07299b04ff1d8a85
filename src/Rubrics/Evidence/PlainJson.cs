using System.Text.Json;

namespace Autograder.Rubrics.Evidence;

/// <summary>
/// Takes characters out of texts that act on whoever shows them: those that control a terminal, and those that turn the direction of reading, so that a
/// line reads as another one. Texts that a box left are shown in many places; here is the one that all of them come from.
/// </summary>
internal static class PlainJson
{
    public static bool IsPlain(string text) => !text.Any(Acts);

    /// <summary>The same value with spaces in the place of such characters.</summary>
    public static JsonElement Of(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(value, writer);
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(Plain(property.Name));
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(element, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Plain(value.GetString() ?? ""));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static string Plain(string text) => IsPlain(text) ? text : string.Concat(text.Select(c => Acts(c) ? ' ' : c));

    private static bool Acts(char c) => (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
