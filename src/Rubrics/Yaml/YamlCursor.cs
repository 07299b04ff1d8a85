using System.Globalization;
using Autograder.Reference.Calculators;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Yaml;

/// <summary>A place in a YAML file that reads values and collects every mistake instead of stopping at the first.</summary>
/// <param name="Path">How the author would name the place: <c>items[2].marks</c>.</param>
internal sealed record YamlCursor(string File, string Path, YamlNode Node, ICollection<YamlProblem> Problems)
{
    private readonly HashSet<string> _read = [];

    /// <summary>What was laid over the file, or null.</summary>
    public YamlOverlay? Overlay { get; init; }

    /// <summary>1-based line of the value.</summary>
    public long Line => Node.Start.Line;

    /// <summary>Adds a mistake at this place; returns null so that callers can end with it.</summary>
    public void Problem(string message) => Problems.Add(new YamlProblem(File, Line, Path, message));

    /// <summary>Whether the mapping has this key; marks it as read.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value under a key, or null where it is absent.</summary>
    public YamlCursor? Find(string key)
    {
        _read.Add(key);
        if (Node is not YamlMappingNode map)
        {
            return null;
        }

        foreach (var (k, v) in map.Children)
        {
            if (k is YamlScalarNode { Value: { } name } && name == key && !IsNull(v))
            {
                return At(key, v);
            }
        }

        return null;
    }

    /// <summary>The value under a key that must be there.</summary>
    public YamlCursor? Require(string key)
    {
        var found = Find(key);
        if (found is null)
        {
            Problem($"'{key}' is missing");
        }

        return found;
    }

    /// <summary>Every entry of a mapping in order; a mistake where this is none.</summary>
    public IEnumerable<(string Key, YamlCursor Value)> Entries()
    {
        if (Node is not YamlMappingNode map)
        {
            Problem("must be a mapping (name: value)");
            yield break;
        }

        foreach (var (k, v) in map.Children)
        {
            if (k is YamlScalarNode { Value: { } name })
            {
                _read.Add(name);
                yield return (name, At(name, v));
            }
            else
            {
                Problem("every name must be plain text");
            }
        }
    }

    /// <summary>Every element of a list in order; a mistake where this is none.</summary>
    public IEnumerable<YamlCursor> Elements()
    {
        if (Node is not YamlSequenceNode list)
        {
            Problem("must be a list");
            yield break;
        }

        for (var i = 0; i < list.Children.Count; i++)
        {
            yield return Below($"{Path}[{i}]", list.Children[i]);
        }
    }

    /// <summary>Text of a scalar.</summary>
    public string Text()
    {
        if (Node is YamlScalarNode { Value: { } value })
        {
            return value.Trim();
        }

        Problem("must be plain text");
        return "";
    }

    public string RequireText(string key) => Require(key)?.Text() ?? "";

    public string? FindText(string key) => Find(key)?.Text();

    /// <summary>A number with a point as decimal separator.</summary>
    public decimal Decimal()
    {
        if (decimal.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Problem($"'{Shown()}' is not a number");
        return 0m;
    }

    public double Double()
    {
        if (double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        Problem($"'{Shown()}' is not a number");
        return 0;
    }

    public int Int(int least, int most)
    {
        if (int.TryParse(Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Problem($"'{Shown()}' must be a whole number from {least} to {most}");
        return least;
    }

    public bool Bool()
    {
        switch (Text())
        {
            case "true": return true;
            case "false": return false;
            default:
                Problem($"'{Shown()}' must be true or false");
                return false;
        }
    }

    /// <summary>A duration: a number and a unit, <c>90s</c>, <c>15m</c>, <c>48h</c>, <c>2d</c>.</summary>
    public TimeSpan Duration()
    {
        var text = Text();
        if (text.Length > 1 && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 100_000m)
        {
            var seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
            if (seconds > 0)
            {
                return TimeSpan.FromSeconds((double)(value * seconds));
            }
        }

        Problem($"'{Shown()}' must be a duration such as 90s, 15m, 48h or 2d");
        return TimeSpan.Zero;
    }

    /// <summary>A size: a number and a unit, <c>512MiB</c>, <c>4GiB</c>, <c>300kB</c>.</summary>
    public long Bytes()
    {
        var text = Text();
        foreach (var (unit, factor) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000m)
            {
                return (long)(value * factor);
            }
        }

        Problem($"'{Shown()}' must be a size such as 300kB, 512MiB or 4GiB");
        return 0;
    }

    /// <summary>One of a few words.</summary>
    public T OneOf<T>(IReadOnlyDictionary<string, T> words) where T : struct
    {
        var text = Text();
        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        Problem($"'{Shown()}' is not known here; use one of: {string.Join(", ", words.Keys)}");
        return default;
    }

    /// <summary>The value as a tree of numbers, texts, lists and maps: plain scalars that read as numbers are numbers, quoted ones are text.</summary>
    public Given Tree() => Node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text }
            when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => new Given.Number(number),
        YamlScalarNode { Value: var text } => new Given.Text(text ?? ""),
        YamlSequenceNode => new Given.List([.. Elements().Select(e => e.Tree())]),
        YamlMappingNode => new Given.Map(Entries().ToDictionary(e => e.Key, e => e.Value.Tree())),
        _ => new Given.Text(""),
    };

    /// <summary>Call after reading: every key nobody asked for is a mistake, with the nearest known name.</summary>
    public void NothingElse()
    {
        if (Node is not YamlMappingNode map)
        {
            Problem("must be a mapping (name: value)");
            return;
        }

        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => !_read.Contains(k.Value ?? "")))
        {
            Problems.Add(new YamlProblem(Overlay?.FileOf(key) ?? File, key.Start.Line, Path, $"'{key.Value}' is not known here; known are: {string.Join(", ", _read.Order())}"));
        }
    }

    private static readonly (string Unit, long Factor)[] Units =
        [("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("B", 1)];

    private YamlCursor At(string key, YamlNode node) => Below(Path.Length == 0 ? key : $"{Path}.{key}", node);

    private YamlCursor Below(string path, YamlNode node) => new(Overlay?.FileOf(node) ?? File, path, node, Problems) { Overlay = Overlay };

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or null };

    private string Shown() => Node is YamlScalarNode { Value: { Length: > 60 } text } ? text[..60] + "…" : (Node as YamlScalarNode)?.Value ?? "";
}
