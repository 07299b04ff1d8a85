using System.Security.Cryptography;
using System.Text;

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Autograder.Reports.Charts;

namespace Autograder.Reports.Pages;

/// <summary>One thing to render.</summary>
/// <param name="Key">Equal for what looks the same.</param>
/// <param name="Content">As the child reads it.</param>
/// <param name="IsTooLarge">Not worth the time that rendering would take.</param>
/// <param name="Fallback">What is shown where nothing can be made of it.</param>
internal sealed record PagePiece(string Key, JsonObject Content, bool IsTooLarge, Func<string> Fallback)
{
    public const int MostInBatch = 200;
    private const int LongestFormula = 4000;
    private const int LongestCode = 100_000;
    private const int LongestLine = 5000;

    public static PagePiece OfFormula(string tex, bool display) => new(
        $"formula {display} {tex}", new JsonObject { ["formula"] = tex, ["display"] = display }, tex.Length > LongestFormula,
        () => $"<code>{PageText.Escape($"${tex}$")}</code>");

    public static PagePiece OfCode(string code, CodeLanguage language)
    {
        bool plain = language == CodeLanguage.Plain || code.Length > LongestCode || HasLongLine(code.AsSpan().EnumerateLines());
        string clean = PageText.Clean(code);
        return new PagePiece($"code {language} {Hash(code)}", new JsonObject { ["code"] = clean, ["language"] = language.ToString().ToLowerInvariant() }, plain, () => PageText.Escape(code));
    }

    public static PagePiece OfChart(ChartRequest chart, string title, string description, bool dark)
    {
        JsonObject content = new()
        {
            ["chart"] = new JsonObject { ["option"] = chart.Option.DeepClone(), ["width"] = chart.Width, ["height"] = chart.Height },
            ["title"] = title, ["description"] = description, ["dark"] = dark,
        };
        string hash = Hash(content.ToJsonString());
        // Several charts may stand in one page, and what they name within themselves must differ.
        content["prefix"] = "c" + hash[..12];
        return new PagePiece($"chart {hash}", content, IsTooLarge: false, () => "");
    }

    private static bool HasLongLine(SpanLineEnumerator lines)
    {
        foreach (ReadOnlySpan<char> line in lines)
            if (line.Length > LongestLine) return true;
        return false;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What goes to the child.</summary>
internal sealed record PageRequest(long Id, IReadOnlyList<JsonObject> Pieces);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageRequest))]
[JsonSerializable(typeof(string?[]))]
internal sealed partial class PageJsonContext : JsonSerializerContext;
