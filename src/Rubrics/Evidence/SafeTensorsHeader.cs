using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Autograder.Rubrics.Evidence;

/// <summary>One entry of a header; offsets count from the end of the header.</summary>
internal sealed record SafeTensorsEntry(string Name, TensorType Type, IReadOnlyList<int> Shape, long Begin, long End);

/// <summary>Reads the JSON header; every problem is a sentence, never an exception.</summary>
internal static class SafeTensorsHeader
{
    private const string Metadata = "__metadata__";

    private static readonly FrozenDictionary<string, TensorType> _types = new Dictionary<string, TensorType>
    {
        ["F64"] = TensorType.F64, ["F32"] = TensorType.F32, ["I64"] = TensorType.I64,
        ["I32"] = TensorType.I32, ["U8"] = TensorType.U8, ["BOOL"] = TensorType.Bool,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string NameOf(TensorType type) => _types.First(t => t.Value == type).Key;

    /// <summary>Bytes of one element.</summary>
    public static int Width(TensorType type) => type switch
    {
        TensorType.F64 or TensorType.I64 => 8,
        TensorType.F32 or TensorType.I32 => 4,
        TensorType.U8 or TensorType.Bool => 1,
    };

    /// <summary>Bytes of all elements, or null where that is no number of bytes a file can have.</summary>
    public static long? ByteCount(TensorType type, IReadOnlyList<int> shape)
    {
        long count = Width(type);
        foreach (var dimension in shape)
        {
            if (dimension < 0 || (dimension > 0 && count > int.MaxValue / dimension))
            {
                return null;
            }
            count *= dimension;
        }
        return count;
    }

    public static IReadOnlyList<SafeTensorsEntry> Read(ReadOnlyMemory<byte> json, SafeTensorsLimits limits, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = 4, AllowDuplicateProperties = false });
            return Entries(document.RootElement, limits, out problem);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no valid Unicode.
            problem = "the header is not valid JSON with each name once";
            return [];
        }
    }

    private static IReadOnlyList<SafeTensorsEntry> Entries(JsonElement root, SafeTensorsLimits limits, out string? problem)
    {
        List<SafeTensorsEntry> entries = [];
        problem = root.ValueKind == JsonValueKind.Object ? null : "the header is not a JSON object";
        if (problem is not null)
        {
            return [];
        }
        foreach (var property in root.EnumerateObject().Where(p => p.Name != Metadata))
        {
            if (entries.Count == limits.MaxTensors)
            {
                problem = $"more than {limits.MaxTensors} tensors";
                return [];
            }
            var entry = Entry(property, limits, out problem);
            if (entry is null)
            {
                return [];
            }
            entries.Add(entry);
        }
        return entries;
    }

    private static SafeTensorsEntry? Entry(JsonProperty property, SafeTensorsLimits limits, out string? problem)
    {
        var name = property.Name;
        if (name.Length > limits.MaxNameLength)
        {
            problem = $"a tensor's name is longer than {limits.MaxNameLength} characters";
            return null;
        }
        var value = property.Value;
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() != 3
            || !value.TryGetProperty("dtype", out var type) || type.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("shape", out var shape) || !value.TryGetProperty("data_offsets", out var offsets))
        {
            problem = $"tensor '{name}' needs exactly dtype, shape and data_offsets";
            return null;
        }
        if (!_types.TryGetValue(type.GetString() ?? "", out var known))
        {
            problem = $"tensor '{name}' has an element type other than {string.Join(", ", _types.Keys.Order(StringComparer.Ordinal))}";
            return null;
        }
        return Placed(name, known, Whole(shape, limits.MaxRank), Whole(offsets, 2), out problem);
    }

    private static SafeTensorsEntry? Placed(string name, TensorType type, IReadOnlyList<long>? shape, IReadOnlyList<long>? offsets, out string? problem)
    {
        if (shape is null || shape.Any(d => d > int.MaxValue))
        {
            problem = $"the shape of tensor '{name}' is not a short list of whole numbers from 0 on";
            return null;
        }
        if (offsets is not [var begin, var end] || end < begin)
        {
            problem = $"the offsets of tensor '{name}' are not two whole numbers in order";
            return null;
        }
        int[] dimensions = [.. shape.Select(d => (int)d)];
        if (ByteCount(type, dimensions) is not { } bytes || bytes != end - begin)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"tensor '{name}' of shape ({string.Join(", ", dimensions)}) does not take {end - begin} bytes");
            return null;
        }
        problem = null;
        return new(name, type, dimensions, begin, end);
    }

    private static IReadOnlyList<long>? Whole(JsonElement array, int most)
    {
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > most)
        {
            return null;
        }
        List<long> numbers = [];
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
            {
                return null;
            }
            numbers.Add(number);
        }
        return numbers;
    }
}
