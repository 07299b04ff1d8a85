using System.Buffers.Binary;

namespace Autograder.Fuzz.Engine;

/// <summary>Changes inputs at random: bits, numbers, pieces that mean something, parts of other inputs.</summary>
internal sealed class Mutator(IFuzzedReader reader, Random random)
{
    private static readonly long[] Edges = [0, 1, -1, 2, 7, 8, 16, 31, 32, 64, 127, 128, 255, 256, 511, 512, 4096, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    public byte[] Change(byte[] input, IReadOnlyList<byte[]> others)
    {
        var bytes = new List<byte>(input);
        if (random.Next(8) == 0 && others.Count > 1)
        {
            Splice(bytes, others[random.Next(others.Count)]);
        }

        for (var times = 1 << random.Next(6); times > 0; times--)
        {
            ChangeOnce(bytes, others);
        }

        if (bytes.Count > reader.Longest)
        {
            bytes.RemoveRange(reader.Longest, bytes.Count - reader.Longest);
        }

        var changed = bytes.ToArray();
        if (random.Next(4) > 0)
        {
            reader.Mend(changed);
        }

        return changed;
    }

    private void ChangeOnce(List<byte> bytes, IReadOnlyList<byte[]> others)
    {
        var at = bytes.Count == 0 ? 0 : random.Next(bytes.Count);
        switch (bytes.Count == 0 ? 6 : random.Next(11))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes[at] += (byte)random.Next(-16, 17);
                break;
            case 3:
                PutNumber(bytes, at);
                break;
            case 4:
                bytes.RemoveRange(at, Math.Min(Some(), bytes.Count - at));
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Some(), bytes.Count - at)));
                break;
            case 6 or 7 when reader.Words.Count > 0:
                bytes.InsertRange(at, reader.Words[random.Next(reader.Words.Count)]);
                break;
            case 8 when reader.Words.Count > 0:
                Overwrite(bytes, at, reader.Words[random.Next(reader.Words.Count)]);
                break;
            case 9:
                var other = others[random.Next(others.Count)];
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(Some(), other.Length - from)).ToArray());
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), Some()));
                break;
        }
    }

    private int Some() => random.Next(1, 1 << random.Next(1, 8));

    private void Splice(List<byte> bytes, byte[] other)
    {
        var cut = random.Next(bytes.Count + 1);
        bytes.RemoveRange(cut, bytes.Count - cut);
        bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)).ToArray());
    }

    private void PutNumber(List<byte> bytes, int at)
    {
        Span<byte> number = stackalloc byte[8];
        var value = Edges[random.Next(Edges.Length)] + random.Next(-1, 2);
        var width = 1 << random.Next(4);
        if (random.Next(3) == 0)
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            Overwrite(bytes, at, number[^width..]);
        }
        else
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            Overwrite(bytes, at, number[..width]);
        }
    }

    private static void Overwrite(List<byte> bytes, int at, ReadOnlySpan<byte> with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = with[i];
        }
    }
}
