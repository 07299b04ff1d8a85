using System.Text.Json;

namespace Autograder.Hostile.Matrix;

/// <summary>Texts that may be shown on a terminal and in a page: no control characters, nothing that turns the writing round.</summary>
internal static class Plain
{
    /// <summary>What must not be in the texts of a JSON file, in words, each kind once.</summary>
    public static IEnumerable<string> Problems(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return Texts(document.RootElement).SelectMany(t => t).Where(IsOdd).Distinct().Select(c => $"U+{(int)c:X4}").ToList();
    }

    private static bool IsOdd(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static IEnumerable<string> Texts(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Texts(p.Value).Append(p.Name)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [at.GetString() ?? ""],
        _ => [],
    };
}
