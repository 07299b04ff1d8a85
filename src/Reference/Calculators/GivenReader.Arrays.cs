namespace Autograder.Reference.Calculators;

/// <summary>Lists with gaps, numbers however they are nested, exact numbers and names.</summary>
internal sealed partial class GivenReader
{
    private const string Gap = "_";

    public bool IsMap(string key) => Has(key) && givens.Entries[key] is Given.Map;

    /// <summary>A list of arrays in which <c>_</c> stands for nothing (null).</summary>
    public IReadOnlyList<DenseArray?>? ArraysWithGaps(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<DenseArray?>?>(key, "a list");
        }
        if (givens.Entries[key] is not Given.List list)
        {
            Reject(key, $"a list is needed, not {Describe(givens.Entries[key])}");
            return null;
        }
        var before = _errors.Count;
        var found = list.Items.Select((item, i) => item is Given.Text { Value: Gap } ? null : AsArray($"{key}[{i + 1}]", item)).ToList();
        return _errors.Count == before ? found : null;
    }

    /// <summary>All numbers of a given, in order, however deep lists are nested and whatever their lengths.</summary>
    public IReadOnlyList<double>? Flat(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<double>?>(key, "numbers");
        }
        var before = _errors.Count;
        var numbers = new List<double>();
        Collect(key, givens.Entries[key], numbers);
        return _errors.Count == before ? numbers : null;
    }

    /// <summary>Numbers, exactly as typed, and names of unknowns, in lists of equal length; <c>_</c> is a gap.</summary>
    public (int[] Shape, IReadOnlyList<ExactEntry> Entries)? ExactEntries(string key)
    {
        if (!Has(key))
        {
            return Missing<(int[], IReadOnlyList<ExactEntry>)?>(key, "a number or a list of numbers and names");
        }
        var entries = new List<ExactEntry>();
        var shape = AddExact(key, givens.Entries[key], entries);
        return shape is null ? null : (shape, entries);
    }

    private int[]? AddExact(string path, Given given, List<ExactEntry> entries)
    {
        switch (given)
        {
            case Given.Number { Value: var value } when double.IsFinite(value):
                entries.Add(new(Typed(value), null));
                return [];
            case Given.Text { Value: var text } when Rational.TryParse(text, out var fraction):
                entries.Add(new(fraction, null));
                return [];
            case Given.Text { Value: var name } when name == Gap || (name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') && char.IsLetter(name[0])):
                entries.Add(new(null, name == Gap ? null : name));
                return [];
            case Given.List list:
                return ExactShape(path, list, entries);
            default:
                Reject(path, $"a number or a name is needed, not {Describe(given)}");
                return null;
        }
    }

    private int[]? ExactShape(string path, Given.List list, List<ExactEntry> entries)
    {
        var shapes = list.Items.Select((item, i) => AddExact($"{path}[{i + 1}]", item, entries)).OfType<int[]>().ToList();
        if (shapes.Count < list.Items.Count)
        {
            return null;
        }
        if (shapes.Count > 0 && shapes.All(s => s.AsSpan().SequenceEqual(shapes[0])))
        {
            return [shapes.Count, .. shapes[0]];
        }
        Reject(path, "all entries must have the same length");
        return null;
    }

    /// <summary>The fraction that a decimal number means: 0.1 is one tenth, not the nearest double.</summary>
    private static Rational Typed(double value) =>
        Math.Abs(value) < 1e15 && Rational.TryParse(((decimal)value).ToString(System.Globalization.CultureInfo.InvariantCulture), out var fraction) && fraction.Value.ToDouble() == value
            ? fraction.Value
            : Rational.FromDouble(value);

    private void Collect(string path, Given given, List<double> numbers)
    {
        if (given is Given.List list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                Collect($"{path}[{i + 1}]", list.Items[i], numbers);
            }
        }
        else if (AsNumber(path, given) is { } number)
        {
            numbers.Add(number);
        }
    }
}
