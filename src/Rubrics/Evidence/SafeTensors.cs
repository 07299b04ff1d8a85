using System.Buffers.Binary;
using System.Text.Json;

namespace Autograder.Rubrics.Evidence;

/// <summary>
/// The safetensors format: 8 bytes little-endian header length, a JSON header, then raw little-endian data. Reading it runs nothing
/// and allocates no more than the file is long, which is why results leave a box in it.
/// </summary>
public static class SafeTensors
{
    private const int LengthBytes = 8;

    /// <summary>Reads a whole file, strictly: data without holes, overlaps or surplus, every name once.</summary>
    /// <param name="file">the bytes of the file; the tensors are views of it</param>
    /// <param name="limits">what is too much</param>
    /// <param name="tensors">by name; empty where the file is refused</param>
    /// <param name="problem">what is wrong with it, in half a sentence; empty where nothing is</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> file, SafeTensorsLimits limits, out IReadOnlyDictionary<string, Tensor> tensors, out string problem)
    {
        tensors = new Dictionary<string, Tensor>();
        if (HeaderLength(file.Span, limits, out problem) is not { } length)
        {
            return false;
        }
        var entries = SafeTensorsHeader.Read(file.Slice(LengthBytes, length), limits, out var headerProblem);
        var data = file[(LengthBytes + length)..];
        problem = headerProblem ?? Contiguous(entries, data.Length) ?? "";
        if (problem.Length > 0)
        {
            return false;
        }
        tensors = entries.ToDictionary(
            e => e.Name, e => new Tensor(e.Name, e.Type, e.Shape, data[(int)e.Begin..(int)e.End]), StringComparer.Ordinal);
        return true;
    }

    /// <summary>The bytes of a file that holds these tensors, in this order.</summary>
    /// <exception cref="ArgumentException">when a name occurs twice</exception>
    public static byte[] Write(IEnumerable<Tensor> tensors)
    {
        Tensor[] all = [.. tensors];
        var header = Header(all);
        var file = new byte[checked(LengthBytes + header.Length + all.Sum(t => t.Bytes.Length))];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file.AsSpan(LengthBytes));
        var at = LengthBytes + header.Length;
        foreach (var tensor in all)
        {
            tensor.Bytes.Span.CopyTo(file.AsSpan(at));
            at += tensor.Bytes.Length;
        }
        return file;
    }

    private static byte[] Header(IReadOnlyList<Tensor> tensors)
    {
        if (tensors.Select(t => t.Name).GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Tensor '{twice.Key}' occurs more than once.", nameof(tensors));
        }
        Dictionary<string, object> entries = new(StringComparer.Ordinal);
        long at = 0;
        foreach (var t in tensors)
        {
            entries[t.Name] = new { dtype = SafeTensorsHeader.NameOf(t.Type), shape = t.Shape, data_offsets = new[] { at, at + t.Bytes.Length } };
            at += t.Bytes.Length;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(entries);
        // The format lets the header be padded with blanks, so that the data starts where doubles may start.
        var padded = new byte[(json.Length + 7) / 8 * 8];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return padded;
    }

    private static int? HeaderLength(ReadOnlySpan<byte> file, SafeTensorsLimits limits, out string problem)
    {
        problem = "";
        if (file.Length < LengthBytes)
        {
            problem = $"{file.Length} bytes are too few for a file of tensors";
            return null;
        }
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - LengthBytes))
        {
            problem = "the header is said to be longer than the file";
        }
        else if (length > (ulong)limits.MaxHeaderBytes)
        {
            problem = $"the header is longer than {limits.MaxHeaderBytes} bytes";
        }
        return problem.Length > 0 ? null : (int)length;
    }

    private static string? Contiguous(IReadOnlyList<SafeTensorsEntry> entries, int dataLength)
    {
        long at = 0;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != at)
            {
                return $"the data of tensor '{entry.Name}' does not start where the data before it ends";
            }
            at = entry.End;
        }
        return at == dataLength ? null : $"the header describes {at} bytes of data, the file has {dataLength}";
    }
}
