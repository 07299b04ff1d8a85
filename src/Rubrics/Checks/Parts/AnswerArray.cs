using System.Globalization;
using Autograder.Reference.Calculators;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>One entry: a number, or a word such as the name of a dimension.</summary>
internal readonly record struct Entry(double? Number, string Text, bool Worked = false);

/// <summary>An array of numbers (or words) as typed or as a key, in row-major order.</summary>
internal sealed record AnswerArray(IReadOnlyList<int> Shape, IReadOnlyList<Entry> Entries)
{
    public int Rows => Shape.Count == 2 ? Shape[0] : 1;

    public int Columns => Shape.Count == 2 ? Shape[1] : Entries.Count;

    /// <summary>In words: 2×3, or "a list of 3".</summary>
    public string ShapeWords => Shape.Count switch
    {
        0 => "one number",
        1 => $"a list of {Shape[0].ToString(CultureInfo.InvariantCulture)}",
        _ => string.Join('×', Shape),
    };

    public static AnswerArray? Of(Given value)
    {
        var entries = new List<Entry>();
        var shape = new List<int>();
        return Collect(value, 0, shape, entries) ? new AnswerArray(shape, entries) : null;
    }

    /// <summary>The array of a typed list, or of a text such as <c>(3, 4)</c> or <c>1 2; 3 4</c>; null with the reason where it is none.</summary>
    public static AnswerArray? Read(Typed typed, DecimalMark mark, out string problem)
    {
        problem = "";
        var words = typed as Typed.Words;
        if (words is not null && ArrayText.Read(words.Text, mark) is { } read)
        {
            return read;
        }

        var list = words is null ? typed : ArrayText.Split(words.Text, mark);
        var entries = new List<Entry>();
        var shape = new List<int>();
        return Collect(list, 0, mark, shape, entries, ref problem) ? new AnswerArray(shape, entries) : null;
    }

    public AnswerArray Transposed()
    {
        var columns = Columns;
        return new AnswerArray([columns, Rows], [.. Enumerable.Range(0, Entries.Count).Select(i => Entries[i % Rows * columns + i / Rows])]);
    }

    /// <summary>Without dimensions of length 1, so that rows, columns and lists of the same numbers are one thing.</summary>
    public AnswerArray Squeezed() => Shape.Contains(1) ? new AnswerArray([.. Shape.Where(length => length != 1)], Entries) : this;

    private static bool Collect(Given value, int depth, List<int> shape, List<Entry> entries)
    {
        switch (value)
        {
            case Given.Number number when depth == shape.Count:
                entries.Add(new Entry(number.Value, ""));
                return true;
            case Given.Text text when depth == shape.Count:
                entries.Add(new Entry(NumberText.Read(text.Value, DecimalMark.Point).Value, text.Value));
                return true;
            case Given.List list when Fits(shape, depth, list.Items.Count, entries.Count):
                return list.Items.All(item => Collect(item, depth + 1, shape, entries));
            default:
                return false;
        }
    }

    private static bool Collect(Typed typed, int depth, DecimalMark mark, List<int> shape, List<Entry> entries, ref string problem)
    {
        switch (typed)
        {
            case Typed.Words words when depth == shape.Count || entries.Count == 0 && shape.Count == 0:
                var read = NumberText.Read(words.Text, mark);
                entries.Add(new Entry(read.Value, words.Text.Trim(), read.Worked));
                return true;
            case Typed.List list when Fits(shape, depth, list.Items.Count, entries.Count):
                foreach (var item in list.Items)
                {
                    if (!Collect(item, depth + 1, mark, shape, entries, ref problem))
                    {
                        return false;
                    }
                }

                return true;
            default:
                problem = "its rows do not have the same length";
                return false;
        }
    }

    /// <summary>The first list of a depth says how long those of its depth are.</summary>
    private static bool Fits(List<int> shape, int depth, int length, int entries)
    {
        if (depth == shape.Count && entries == 0)
        {
            shape.Add(length);
            return true;
        }

        return depth < shape.Count && shape[depth] == length;
    }
}
