using System.Globalization;
using System.Text;

namespace Autograder.Rubrics.Answers.Forms;

/// <summary>Writes answers.yaml. Everything typed stands between double quotes, so that nothing in it means anything to YAML.</summary>
internal sealed class SheetWriter(AnswerForm form)
{
    private const int LongestPlainKey = 200;
    private readonly StringBuilder _text = new();

    public byte[] Write(IReadOnlyDictionary<string, string> values)
    {
        var filled = values.Where(v => v.Value.Trim().Length > 0).ToDictionary(v => v.Key.Trim(), v => v.Value, StringComparer.Ordinal);
        var order = form.Fields.Select(f => f.Name).Where(filled.ContainsKey).ToList();
        order.AddRange(filled.Keys.Except(order).Order(StringComparer.Ordinal));
        Section("answers", order.Where(n => !IsAssumption(n)).Select(n => (n, Value(n, filled[n]))));
        Section("assumptions", order.Where(IsAssumption).Select(n => (n[AnswerForm.AssumptionPrefix.Length..], Value(n, filled[n]))));
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    private static bool IsAssumption(string name) => name.StartsWith(AnswerForm.AssumptionPrefix, StringComparison.Ordinal) && name.Length > AnswerForm.AssumptionPrefix.Length;

    private void Section(string name, IEnumerable<(string Name, Typed Value)> entries)
    {
        var list = entries.ToList();
        if (list.Count == 0)
        {
            _text.Append(name == "answers" ? "answers: {}\n" : "");
            return;
        }

        _text.Append(name).Append(":\n");
        foreach (var (key, value) in list)
        {
            _text.Append(key.Length > LongestPlainKey ? "  ? " : "  ");
            Quote(key);
            _text.Append(key.Length > LongestPlainKey ? "\n  : " : ": ");
            Append(value);
            _text.Append('\n');
        }
    }

    /// <summary>The answer as judging takes it; what is no list of its kind stays the text that it is.</summary>
    private Typed Value(string name, string text) => form.Find(name)?.Kind switch
    {
        FieldKind.Matrix when GridText.Read(text) is { } list => list,
        FieldKind.Choice { One: false } choice when choice.Ticked(text) is { } ticked => new Typed.List([.. ticked.Select(t => new Typed.Words(t))]),
        FieldKind.Lines => new Typed.List([.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => new Typed.Words(l))]),
        _ => new Typed.Words(text.ReplaceLineEndings("\n").Trim()),
    };

    private void Append(Typed value)
    {
        if (value is not Typed.List list)
        {
            Quote(value.Shown);
            return;
        }

        _text.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Append(list.Items[i]);
        }

        _text.Append(']');
    }

    private void Quote(string text)
    {
        _text.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '\t' => _text.Append("\\t"),
                _ when IsShown(rune) => _text.Append(rune.ToString()),
                <= 0xFFFF => _text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => _text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }

        _text.Append('"');
    }

    /// <summary>Spaces other than the usual one, marks that turn writing round and the like are written by their numbers.</summary>
    private static bool IsShown(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
