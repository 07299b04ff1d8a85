using System.Globalization;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Arrays and words as TeX.</summary>
internal static class ArrayTex
{
    private const int MostShown = 144;

    public static string Of(AnswerArray array)
    {
        if (array.Shape.Count == 0)
        {
            return Entry(array.Entries[0]);
        }

        if (array.Entries.Count > MostShown || array.Shape.Count > 2)
        {
            return Words(array.ShapeWords);
        }

        return array.Shape.Count == 1
            ? $"\\left({string.Join(",\\ ", array.Entries.Select(Entry))}\\right)"
            : $"\\begin{{pmatrix}}{string.Join(" \\\\ ", Enumerable.Range(0, array.Rows).Select(r => string.Join(" & ", array.Entries.Skip(r * array.Columns).Take(array.Columns).Select(Entry))))}\\end{{pmatrix}}";
    }

    public static string Words(string text) => $"\\text{{{string.Concat(text.Select(Escaped))}}}";

    public static string Number(double value)
    {
        var shown = Numbers.Shown(value);
        if (!double.IsFinite(value))
        {
            return value > 0 ? "\\infty" : value < 0 ? "-\\infty" : Words(shown);
        }

        var e = shown.IndexOf('E', StringComparison.Ordinal);
        return e < 0 ? shown : $"{shown[..e]} \\cdot 10^{{{int.Parse(shown[(e + 1)..], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}}}";
    }

    private static string Entry(Entry entry) => entry.Number is { } number ? Number(number) : Words(entry.Text);

    private static string Escaped(char c) => c switch
    {
        '\\' => "/",
        '{' or '}' or '$' or '%' or '#' or '&' or '_' => "\\" + c,
        '^' or '~' => " ",
        _ => c.ToString(),
    };
}
