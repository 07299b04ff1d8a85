using System.Buffers.Binary;
using System.Text;
using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Evidence;

namespace Autograder.Fuzz.Readers;

/// <summary>Arrays that left a box (safetensors; NumPy's own format is read in boxes only).</summary>
internal sealed class TensorFuzz : IFuzzedReader
{
    public string Name => "tensors";

    public long MostAllocated => 8 << 20;

    public int Longest => 8192;

    public int Most => 4 << 20;

    public IEnumerable<byte[]> Seeds =>
    [
        SafeTensors.Write([]),
        SafeTensors.Write([Tensor.FromDoubles("a", [2, 2], [1, 2, double.NaN, double.PositiveInfinity]), Tensor.FromLongs("case|b", [3], [1, -2, long.MaxValue])]),
        SafeTensors.Write([Tensor.FromFloats("f", [], [3.5f]), new Tensor("u", TensorType.U8, [4], new byte[] { 1, 2, 3, 4 }), new Tensor("t", TensorType.Bool, [2], new byte[] { 1, 7 }), new Tensor("i", TensorType.I32, [1, 0], Array.Empty<byte>())]),
        File("""{"__metadata__":{"format":"np"},"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4),
        File("""{"x":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"y":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}}""", 11),
    ];

    public IReadOnlyList<byte[]> Words { get; } =
    [
        .. new[] { "F64", "F32", "I64", "I32", "U8", "BOOL", "F16", "BF16", "\"dtype\":", "\"shape\":", "\"data_offsets\":", "__metadata__", "[0,8]", "[2147483647,2]", "[4294967296,4294967296]", "[9223372036854775807]", "[-1]", "[1e0]", "[0]", "\\ud800", "\\u0000", "{}", "[[[[[]]]]]", ",", "\"x\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}" }
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>The length of the header: up to its last brace.</summary>
    public void Mend(byte[] input)
    {
        if (input.Length > 8 && input.AsSpan(8).LastIndexOf((byte)'}') is >= 0 and var last)
        {
            BinaryPrimitives.WriteInt64LittleEndian(input, last + 1);
        }
    }

    public void Read(byte[] input)
    {
        if (!SafeTensors.TryRead(input, SafeTensorsLimits.Default, out var tensors, out var problem))
        {
            BrokenPromise.Unless(problem.Length is > 0 and < 1000 && tensors.Count == 0, "a refusal has one short reason");
            return;
        }

        foreach (var tensor in tensors.Values)
        {
            BrokenPromise.Unless(tensor.ToDoubles().Length == tensor.Length && tensor.ToLongs()?.Length is null or >= 0 && tensor.ShapeText.Length > 0, "a tensor has as many numbers as its shape says");
        }

        var again = SafeTensors.Write(tensors.Values);
        BrokenPromise.Unless(
            SafeTensors.TryRead(again, SafeTensorsLimits.Default with { MaxHeaderBytes = int.MaxValue }, out var same, out _) && same.Count == tensors.Count
            && tensors.All(t => same[t.Key].Bytes.Span.SequenceEqual(t.Value.Bytes.Span) && same[t.Key].Shape.SequenceEqual(t.Value.Shape)),
            "what was read is written and read the same");
    }

    private static byte[] File(string header, int data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[data]];
    }
}
