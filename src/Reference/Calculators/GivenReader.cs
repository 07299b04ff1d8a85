using System.Diagnostics;
using System.Globalization;
using Autograder.Reference.Expressions;

namespace Autograder.Reference.Calculators;

/// <summary>Reads givens by key and collects every mistake instead of stopping at the first.</summary>
/// <remarks>A reading that failed returns a harmless stand-in or null: a calculator computes only while <see cref="Ok"/>.</remarks>
internal sealed partial class GivenReader(Given.Map givens)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<GivenReader> _nested = [];
    private List<string> _errors = [];
    private string _path = "";

    public IReadOnlyList<string> Errors => _errors;

    public bool Ok => _errors.Count == 0;

    public void Reject(string key, string problem) => _errors.Add($"given '{_path}{key}': {problem}");

    public void RejectUnread()
    {
        foreach (var key in givens.Entries.Keys.Where(k => !_read.Contains(k)).Order(StringComparer.Ordinal))
        {
            Reject(key, $"this calculator does not use it; it reads {string.Join(", ", _read.Order(StringComparer.Ordinal))}");
        }
        foreach (var nested in _nested)
        {
            nested.RejectUnread();
        }
    }

    public bool Has(string key)
    {
        _read.Add(key);
        return givens.Entries.ContainsKey(key);
    }

    public double? Number(string key, double? otherwise = null)
    {
        if (!Has(key))
        {
            return otherwise ?? Missing<double?>(key, "a number");
        }
        return AsNumber(key, givens.Entries[key]);
    }

    public int? Integer(string key, int minimum, int? otherwise = null)
    {
        if (!Has(key))
        {
            return otherwise ?? Missing<int?>(key, "a whole number");
        }
        return AsInteger(key, givens.Entries[key], minimum);
    }

    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words, T? otherwise = null)
        where T : struct
    {
        if (!Has(key))
        {
            return otherwise ?? Missing<T?>(key, $"one of {string.Join(", ", words.Keys)}");
        }
        return AsWord(key, givens.Entries[key], words);
    }

    public IReadOnlyList<int>? Integers(string key, int minimum) =>
        Items(key, "a list of whole numbers", (item, path) => AsInteger(path, item, minimum));

    public IReadOnlyList<T>? Words<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct =>
        Items(key, $"a list of words out of {string.Join(", ", words.Keys)}", (item, path) => AsWord(path, item, words));

    public IReadOnlyList<double>? Numbers(string key) => Items(key, "a list of numbers", (item, path) => AsNumber(path, item));

    /// <summary>A list with one matrix per layer, layers counted from 1 in messages.</summary>
    public IReadOnlyList<Matrix>? Matrices(string key, IReadOnlyList<(int Rows, int Columns)> shapes)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<Matrix>?>(key, $"a list of {shapes.Count} matrices");
        }
        if (givens.Entries[key] is not Given.List list || list.Items.Count != shapes.Count)
        {
            Reject(key, $"a list of {shapes.Count} entries is needed, one per layer, not {Describe(givens.Entries[key])}");
            return null;
        }
        var found = list.Items.Select((item, i) => AsMatrix($"{key}[{i + 1}]", item, shapes[i].Rows, shapes[i].Columns)).ToList();
        return Complete(found);
    }

    /// <summary>Rows×N for any N: a plain list is one column, a list of lists is read row by row.</summary>
    public Matrix? Columns(string key, int rows)
    {
        if (!Has(key))
        {
            return Missing<Matrix?>(key, $"a list of {rows} numbers");
        }
        var given = givens.Entries[key];
        var columns = given is Given.List { Items: [Given.List first, ..] } ? first.Items.Count : 1;
        return AsMatrix(key, given, rows, columns);
    }

    private Matrix? AsMatrix(string path, Given given, int rows, int columns)
    {
        if (rows == 1 && given is not Given.Map && (given is not Given.List { Items: [Given.List, ..] } && (columns > 1 || given is not Given.List)))
        {
            // One row may be typed without its own brackets, one number without any.
            given = new Given.List([given is Given.List flat ? flat : new Given.List([given])]);
        }
        if (given is not Given.List list || list.Items.Count != rows)
        {
            Reject(path, $"{rows} rows are needed, not {Describe(given)}");
            return null;
        }
        // A list that grows: sizes may be a student's and far larger than what is given.
        List<double> values = [];
        var good = true;
        for (var r = 0; r < rows; r++)
        {
            IReadOnlyList<Given> row = list.Items[r] is Given.List inner ? inner.Items : [list.Items[r]];
            if (row.Count != columns)
            {
                Reject($"{path} row {r + 1}", $"{columns} numbers are needed, not {row.Count}");
                good = false;
                continue;
            }
            for (var c = 0; c < columns; c++)
            {
                var number = AsNumber($"{path} row {r + 1} column {c + 1}", row[c]);
                good &= number.HasValue;
                values.Add(number ?? 0);
            }
        }
        return good ? new Matrix(rows, columns, [.. values]) : null;
    }

    private IReadOnlyList<T>? Items<T>(string key, string wanted, Func<Given, string, T?> read)
        where T : struct
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<T>?>(key, wanted);
        }
        if (givens.Entries[key] is not Given.List list)
        {
            Reject(key, $"{wanted} is needed, not {Describe(givens.Entries[key])}");
            return null;
        }
        var found = list.Items.Select((item, i) => read(item, $"{key}[{i + 1}]")).ToList();
        return found.All(f => f.HasValue) ? [.. found.Select(f => f.GetValueOrDefault())] : null;
    }

    private static IReadOnlyList<Matrix>? Complete(List<Matrix?> found)
    {
        var complete = found.OfType<Matrix>().ToList();
        return complete.Count == found.Count ? complete : null;
    }

    private double? AsNumber(string path, Given given)
    {
        if (given is Given.Number { Value: var value } && double.IsFinite(value))
        {
            return value;
        }
        if (given is Given.Text { Value: var text } && TypedConstant.ReadNumber(text, DecimalMark.Point) is { Understood: true, Value.Value: var typed } && double.IsFinite(typed))
        {
            return typed;
        }
        Reject(path, $"a number is needed, not {Describe(given)}");
        return null;
    }

    private int? AsInteger(string path, Given given, int minimum)
    {
        if (given is Given.Number { Value: var value } && double.IsInteger(value) && value >= minimum && value <= int.MaxValue)
        {
            return (int)value;
        }
        Reject(path, $"a whole number from {minimum} on is needed, not {Describe(given)}");
        return null;
    }

    private T? AsWord<T>(string path, Given given, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (given is Given.Text { Value: var text } && words.TryGetValue(text, out var word))
        {
            return word;
        }
        Reject(path, $"one of {string.Join(", ", words.Keys)} is needed, not {Describe(given)}");
        return null;
    }

    private T? Missing<T>(string key, string wanted)
    {
        Reject(key, $"missing; {wanted} is needed");
        return default;
    }

    private static string Describe(Given given) => given switch
    {
        Given.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        Given.Text text => $"the text \"{text.Value}\"",
        Given.List list => $"a list of {list.Items.Count}",
        Given.Map map => $"a map of {map.Entries.Count}",
        _ => throw new UnreachableException(),
    };
}
