using System.Text.Json;
using Autograder.Rubrics.Answers;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>A place in JSON that an untrusted box wrote: whatever is missing or of another type reads as empty.</summary>
internal readonly record struct Field(JsonElement Element)
{
    private const int MostText = 2000;
    private const int MostName = 300;
    private const int MostDimensions = 8;

    public bool IsMap => Element.ValueKind == JsonValueKind.Object;

    public Field this[string name] => IsMap && Element.TryGetProperty(name, out var value) ? new Field(value) : default;

    public string Text(string name, int most = MostText) => this[name].AsText(most) ?? "";

    public IReadOnlyList<string> Texts(string name, int most) => [.. Items(name, most).Select(i => i.AsText(MostText)).OfType<string>()];

    public bool Flag(string name) => this[name].Element.ValueKind == JsonValueKind.True;

    /// <summary>A finite number; 0 where there is none.</summary>
    public double Number(string name) => MaybeNumber(name) ?? 0;

    public double? MaybeNumber(string name) => this[name].AsNumber();

    /// <summary>A whole number from 0 on; 0 where there is none.</summary>
    public int Whole(string name) => Long(name) is var value && value <= int.MaxValue ? (int)value : 0;

    public long Long(string name) => this[name].Element is { ValueKind: JsonValueKind.Number } e && e.TryGetInt64(out var value) && value >= 0 ? value : 0;

    public T Word<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise) where T : struct => words.TryGetValue(Text(name), out var value) ? value : otherwise;

    public IEnumerable<Field> Items(string name, int most) => this[name].Items(most);

    /// <summary>The first entries of the map under a name, each name once.</summary>
    public IEnumerable<(string Name, Field Value)> Entries(string name, int most) => this[name].All(most);

    /// <summary>The first entries of this map, each name once.</summary>
    public IEnumerable<(string Name, Field Value)> All(int most) => IsMap
        ? Element.EnumerateObject().Take(most).Where(p => p.Name.Length <= MostName).DistinctBy(p => p.Name).Select(p => (p.Name, new Field(p.Value)))
        : [];

    /// <summary>The lengths of an array's dimensions; empty where one of them makes no sense.</summary>
    public IReadOnlyList<int> Lengths()
    {
        var lengths = Items(MostDimensions + 1).Select(i => i.Element is { ValueKind: JsonValueKind.Number } e && e.TryGetInt32(out var value) ? value : -1).ToList();
        return lengths.Count > MostDimensions || lengths.Contains(-1) || lengths.Exists(l => l < 0) ? [] : lengths;
    }

    /// <summary>A number, or the numbers of a list; empty where one of them is none.</summary>
    public IReadOnlyList<double> Numbers()
    {
        if (AsNumber() is { } alone)
        {
            return [alone];
        }

        var numbers = Items(MostDimensions).Select(i => i.AsNumber()).ToList();
        return numbers.Contains(null) ? [] : [.. numbers.OfType<double>()];
    }

    private IEnumerable<Field> Items(int most) => Element.ValueKind == JsonValueKind.Array ? Element.EnumerateArray().Take(most).Select(e => new Field(e)) : [];

    private string? AsText(int most) => Element.ValueKind == JsonValueKind.String ? Excerpt.Of(Element.GetString() ?? "", most) : null;

    private double? AsNumber() => Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;
}
