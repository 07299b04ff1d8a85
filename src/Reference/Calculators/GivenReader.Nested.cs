using Autograder.Reference.Layers;

namespace Autograder.Reference.Calculators;

/// <summary>Maps within givens, arrays of any shape, yes and no.</summary>
internal sealed partial class GivenReader
{
    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["no"] = false, ["true"] = true, ["false"] = false };

    /// <summary>The names in this map, for maps whose names the author chooses; reading them all is the caller's task.</summary>
    public IReadOnlyList<string> Keys => [.. givens.Entries.Keys];

    /// <summary>Whether the word <paramref name="word"/> stands there instead of what usually does.</summary>
    public bool Says(string key, string word) => Has(key) && givens.Entries[key] is Given.Text text && text.Value == word;

    public bool IsList(string key) => Has(key) && givens.Entries[key] is Given.List;

    public bool Flag(string key, bool otherwise) => Word(key, YesNo, otherwise) ?? otherwise;

    /// <summary>What one of several words stands for.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : class
    {
        var wanted = $"one of {string.Join(", ", words.Keys)}";
        if (!Has(key))
        {
            return Missing<T?>(key, wanted);
        }
        if (givens.Entries[key] is Given.Text { Value: var text } && words.TryGetValue(text, out var chosen))
        {
            return chosen;
        }
        Reject(key, $"{wanted} is needed, not {Describe(givens.Entries[key])}");
        return null;
    }

    public string? Text(string key)
    {
        if (!Has(key))
        {
            return Missing<string?>(key, "a text");
        }
        if (givens.Entries[key] is Given.Text text)
        {
            return text.Value;
        }
        Reject(key, $"a text is needed, not {Describe(givens.Entries[key])}");
        return null;
    }

    public IReadOnlyList<string>? Texts(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<string>?>(key, "a list of texts");
        }
        if (givens.Entries[key] is Given.List list && list.Items.All(i => i is Given.Text))
        {
            return [.. list.Items.Cast<Given.Text>().Select(t => t.Value)];
        }
        Reject(key, $"a list of texts is needed, not {Describe(givens.Entries[key])}");
        return null;
    }

    /// <summary>A map within this one; its mistakes land here, with the way to them.</summary>
    public GivenReader? Map(string key)
    {
        if (!Has(key))
        {
            return Missing<GivenReader?>(key, "a map");
        }
        return givens.Entries[key] is Given.Map map ? Nested(map, $"{key}.") : NotAMap(key, givens.Entries[key]);
    }

    /// <summary>A list of maps, counted from 1 in messages; null when it is none.</summary>
    public IReadOnlyList<GivenReader>? Maps(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<GivenReader>?>(key, "a list of maps");
        }
        if (givens.Entries[key] is not Given.List list)
        {
            Reject(key, $"a list of maps is needed, not {Describe(givens.Entries[key])}");
            return null;
        }
        var found = list.Items
            .Select((item, i) => item is Given.Map map ? Nested(map, $"{key}[{i + 1}].") : NotAMap($"{key}[{i + 1}]", item))
            .OfType<GivenReader>()
            .ToList();
        return found.Count == list.Items.Count ? found : null;
    }

    /// <summary>A list whose entries are maps or short lists of whole numbers; null from <paramref name="ofList"/> is a mistake.</summary>
    public IReadOnlyList<T>? MapsOrLists<T>(string key, Func<IReadOnlyList<int>, T?> ofList, Func<GivenReader, T?> ofMap)
        where T : struct =>
        Items<T>(key, "a list of maps or lists", (item, path) =>
        {
            if (item is Given.Map map)
            {
                return ofMap(Nested(map, $"{path}."));
            }
            var numbers = item is Given.List { Items: var items } ? items.Select((n, i) => AsInteger($"{path}[{i + 1}]", n, 0)).ToList() : [];
            var read = numbers.Count > 0 && numbers.All(n => n.HasValue) ? ofList([.. numbers.OfType<int>()]) : null;
            if (read is null && Ok)
            {
                Reject(path, $"a map or a list of a few whole numbers is needed, not {Describe(item)}");
            }
            return read;
        });

    /// <summary>A number, a list of numbers or lists of lists of equal length.</summary>
    public DenseArray? Array(string key)
    {
        if (!Has(key))
        {
            return Missing<DenseArray?>(key, "a number or a list of numbers");
        }
        return AsArray(key, givens.Entries[key]);
    }

    /// <summary>A list whose entries are arrays, each of any shape.</summary>
    public IReadOnlyList<DenseArray>? Arrays(string key)
    {
        if (!Has(key))
        {
            return Missing<IReadOnlyList<DenseArray>?>(key, "a list");
        }
        if (givens.Entries[key] is not Given.List list)
        {
            Reject(key, $"a list is needed, not {Describe(givens.Entries[key])}");
            return null;
        }
        var found = list.Items.Select((item, i) => AsArray($"{key}[{i + 1}]", item)).OfType<DenseArray>().ToList();
        return found.Count == list.Items.Count ? found : null;
    }

    /// <summary>Whole numbers from 1 on; the word unknown may stand for one.</summary>
    public IReadOnlyList<Count>? IntegersOrUnknown(string key) => Items<Count>(
        key,
        "a list of whole numbers",
        (item, path) => item is Given.Text { Value: "unknown" } ? new Count(null) : AsInteger(path, item, 1) is { } number ? new Count(number) : null);

    /// <summary>A list whose entries <paramref name="read"/> understands; null from it is a mistake.</summary>
    public IReadOnlyList<int>? TextsOrNumbers(string key, Func<Given, int?> read) => Items<int>(key, "a list", (item, path) =>
    {
        var number = read(item);
        if (number is null)
        {
            Reject(path, $"{Describe(item)} is not understood here");
        }
        return number;
    });

    /// <summary>A list of numbers, or one number as a list of one.</summary>
    public IReadOnlyList<double>? NumberOrNumbers(string key) =>
        IsList(key) ? Numbers(key) : Number(key) is { } number ? [number] : null;

    private DenseArray? AsArray(string path, Given given)
    {
        if (given is not Given.List list)
        {
            return AsNumber(path, given) is { } number ? DenseArray.Scalar(number) : null;
        }
        var parts = list.Items.Select((item, i) => AsArray($"{path}[{i + 1}]", item)).OfType<DenseArray>().ToList();
        if (parts.Count < list.Items.Count)
        {
            return null;
        }
        if (parts.Any(p => !p.HasShape(parts[0].Shape)))
        {
            Reject(path, "all entries must have the same length");
            return null;
        }
        int[] shape = parts.Count == 0 ? [0] : [parts.Count, .. parts[0].Shape];
        return new(shape, [.. parts.SelectMany(p => p.Values.ToArray())]);
    }

    private GivenReader? NotAMap(string key, Given given)
    {
        Reject(key, $"a map is needed, not {Describe(given)}");
        return null;
    }

    private GivenReader Nested(Given.Map map, string step)
    {
        var nested = new GivenReader(map) { _errors = _errors, _path = _path + step };
        _nested.Add(nested);
        return nested;
    }
}
