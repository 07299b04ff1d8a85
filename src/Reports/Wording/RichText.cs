using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Autograder.Reports.Wording;

/// <summary>Text with formulas and code in it, in order.</summary>
[JsonConverter(typeof(RichTextConverter))]
public sealed record RichText(IReadOnlyList<Segment> Segments)
{
    /// <summary>One formula; too long a one is shown as text, since half a formula is none.</summary>
    public static RichText Formula(string tex) => tex.Length <= Bounds.Tex
        ? new RichText([new Segment(tex, IsFormula: true)])
        : new RichText([new Segment(PlainText.Line(tex, Bounds.Tex), IsFormula: false)]);
}

/// <summary>Plain text, the TeX of a formula without its dollar signs, or code without its backticks.</summary>
public readonly record struct Segment(string Text, bool IsFormula)
{
    /// <summary>Set in a fixed-width font.</summary>
    public bool IsCode { get; init; }
}

/// <summary>Finds the formulas and the code in a text.</summary>
public static partial class RichTextParser
{
    // As Pandoc reads dollar signs: none of $5 and $6 is a formula, since the second has a space before and a digit after it. Between backticks they mean nothing.
    [GeneratedRegex(@"(?<!`)`(?<code>[^`\n]{1,200})`(?!`)|(?<!\\)\$\$?(?![\s$])(?<tex>[^$\n]{1,400}?)(?<![\s\\])\$\$?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    /// <summary>At most <paramref name="most"/> units of text; a formula that the cut goes through is left as text.</summary>
    public static RichText Parse(string text, int most = Bounds.Sentence)
    {
        string bounded = PlainText.Cut(text.ReplaceLineEndings("\n").Trim(), most);
        List<Segment> segments = [];
        int from = 0;
        foreach (Match match in Marked().Matches(bounded))
        {
            AddText(segments, bounded[from..match.Index]);
            segments.Add(match.Groups["code"] is { Success: true, Value: var code }
                ? new Segment(PlainText.Breakable(code), IsFormula: false) { IsCode = true }
                : new Segment(match.Groups["tex"].Value, IsFormula: true));
            from = match.Index + match.Length;
        }
        AddText(segments, bounded[from..]);
        return new RichText(segments);
    }

    private static void AddText(List<Segment> segments, string text)
    {
        if (text.Length > 0) segments.Add(new Segment(PlainText.Breakable(text), IsFormula: false));
    }
}

/// <summary>An array of strings, {"tex": …} and {"code": …}, as the renderer reads it.</summary>
internal sealed class RichTextConverter : JsonConverter<RichText>
{
    public override RichText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Reports are written, not read.");

    public override void Write(Utf8JsonWriter writer, RichText value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (Segment segment in value.Segments)
        {
            if (!segment.IsFormula && !segment.IsCode) { writer.WriteStringValue(segment.Text); continue; }
            writer.WriteStartObject();
            writer.WriteString(segment.IsFormula ? "tex" : "code", segment.Text);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
