using System.Globalization;
using System.Text;
using Autograder.Rubrics.Answers.Forms;

namespace Autograder.Api.Assignments.Forms;

/// <summary>How the form's inputs are named, and what was typed read back from them.</summary>
internal static class FieldNames
{
    public const string Text = "f:";
    private const int LongestText = 60_000;
    private const int LongestCell = 400;

    /// <summary>Input of one cell of a grid.</summary>
    public static string Cell(string field, int row, int column) => string.Create(CultureInfo.InvariantCulture, $"c:{row}:{column}:{field}");

    /// <summary>An id without characters that need care in selectors; different names get different ids.</summary>
    public static string IdOf(string name)
    {
        var id = new StringBuilder("a-");
        foreach (var c in name)
        {
            _ = char.IsAsciiLetterOrDigit(c) ? id.Append(c) : id.Append(CultureInfo.InvariantCulture, $"_{(int)c:x}_");
        }

        return id.ToString();
    }

    /// <summary>The value of every field that has something in it.</summary>
    public static Dictionary<string, string> Read(AnswerForm form, IReadOnlyDictionary<string, string> inputs) => form.Fields
        .Select(field => (field.Name, Value: Read(field, inputs)))
        .Where(field => field.Value.Length > 0)
        .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    public static string Read(FormField field, IReadOnlyDictionary<string, string> inputs)
    {
        var text = Bounded(inputs.GetValueOrDefault(Text + field.Name, "").Trim(), LongestText);
        return field.Kind switch
        {
            FieldKind.Matrix { Rows: { } rows, Columns: { } columns } when inputs.ContainsKey(Cell(field.Name, 0, 0)) => GridText.Of(
                [.. Enumerable.Range(0, rows).Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, columns).Select(c => Bounded(inputs.GetValueOrDefault(Cell(field.Name, r, c), ""), LongestCell))])]),
            FieldKind.Choice { One: false } => Ticked(text),
            _ => text,
        };
    }

    /// <summary>Whoever ticks boxes does not mean "none" as well.</summary>
    private static string Ticked(string text)
    {
        var letters = text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return letters.Count > 1 ? string.Join(", ", letters.Where(l => l != FieldKind.Choice.None)) : text;
    }

    private static string Bounded(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
