using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Answers.Forms;

/// <summary>
/// The cells of a grid as one text: <c>[[1, 2], [3, 4]]</c> where all are plain numbers, <c>[["0,5", "1/3"]]</c> where a comma could be taken for something else.
/// </summary>
public static partial class GridText
{
    private const int MostDepth = 8;
    private const int LongestPlain = 30;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value for the cells; empty where every cell is. Empty rows and columns at the end are left out, other empty cells stay empty entries.</summary>
    public static string Of(IReadOnlyList<IReadOnlyList<string>> cells)
    {
        var rows = cells.Select(row => row.Select(c => c.Trim()).ToList()).ToList();
        while (rows.Count > 0 && rows[^1].TrueForAll(c => c.Length == 0))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        var width = rows.Select(row => row.FindLastIndex(c => c.Length > 0) + 1).DefaultIfEmpty(0).Max();
        var lists = rows.ConvertAll(row => new Typed.List([.. Enumerable.Range(0, width).Select(i => new Typed.Words(i < row.Count ? row[i] : ""))]));
        return lists.Count switch { 0 => "", 1 => Of(lists[0]), _ => Of(new Typed.List(lists)) };
    }

    /// <summary>The cells of a value, row by row; a list is one row. Null where the value was typed in another notation, which a grid would not show as it is.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Cells(string value) => value.Trim().Length == 0 ? [] : Read(value) switch
    {
        null => null,
        var list when list.Items.All(i => i is Typed.Words) => [[.. list.Items.Select(i => i.Shown)]],
        var list when list.Items.All(i => i is Typed.List row && row.Items.All(c => c is Typed.Words)) => [.. list.Items.Select(i => (IReadOnlyList<string>)[.. ((Typed.List)i).Items.Select(c => c.Shown)])],
        _ => null,
    };

    internal static string Of(Typed.List list) => Leaves(list).All(w => w.Length <= LongestPlain && PlainNumber().IsMatch(w)) ? Plain(list) : Quoted(list);

    /// <summary>The list that a text writes as <see cref="Of(Typed.List)"/> does, or null.</summary>
    internal static Typed.List? Read(string value)
    {
        var text = value.Trim();
        if (text is not ['[', .., ']'])
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MostDepth });
            return Read(parsed.RootElement) is Typed.List list && Of(list) == text ? list : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Typed? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return new Typed.Words(element.GetString() ?? "");
            case JsonValueKind.Number:
                return new Typed.Words(element.GetRawText());
            case JsonValueKind.Array:
                var items = element.EnumerateArray().Select(Read).ToList();
                return items.Contains(null) ? null : new Typed.List([.. items.OfType<Typed>()]);
            default:
                return null;
        }
    }

    private static IEnumerable<string> Leaves(Typed typed) => typed is Typed.List list ? list.Items.SelectMany(Leaves) : [typed.Shown];

    private static string Plain(Typed typed) => typed is Typed.List list ? $"[{string.Join(", ", list.Items.Select(Plain))}]" : typed.Shown;

    private static string Quoted(Typed typed) => typed is Typed.List list ? $"[{string.Join(", ", list.Items.Select(Quoted))}]" : JsonSerializer.Serialize(typed.Shown, Readable);

    /// <summary>A number as JSON writes it, so that no reader takes it for two.</summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
