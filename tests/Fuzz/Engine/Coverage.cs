using System.Numerics;
using System.Runtime.InteropServices;

namespace Autograder.Fuzz.Engine;

/// <summary>Which ways were ever taken, and roughly how often within one input.</summary>
internal sealed class Coverage
{
    private readonly byte[] _seen = new byte[Trace.Size];

    /// <summary>Ways taken at least once.</summary>
    public int Ways { get; private set; }

    /// <summary>Takes up what the last input did; says whether anything of it is new.</summary>
    public bool Learn(ReadOnlySpan<byte> map)
    {
        var news = false;
        var words = MemoryMarshal.Cast<byte, ulong>(map);
        for (var w = 0; w < words.Length; w++)
        {
            if (words[w] != 0)
            {
                for (var at = w * 8; at < (w * 8) + 8; at++)
                {
                    news |= map[at] != 0 && Learn(at, Bucket(map[at]));
                }
            }
        }

        return news;
    }

    /// <summary>The ways that an input takes.</summary>
    public static List<int> WaysOf(ReadOnlySpan<byte> map)
    {
        List<int> ways = [];
        for (var at = map.IndexOfAnyExcept((byte)0); at >= 0 && at < map.Length; at++)
        {
            if (map[at] != 0)
            {
                ways.Add(at);
            }
        }

        return ways;
    }

    private bool Learn(int at, byte bucket)
    {
        if ((_seen[at] & bucket) != 0)
        {
            return false;
        }

        Ways += _seen[at] == 0 ? 1 : 0;
        _seen[at] |= bucket;
        return true;
    }

    /// <summary>1, 2, 3, 4–7, 8–15, 16–31, 32–127, 128 and more: one bit each.</summary>
    private static byte Bucket(byte count) => count switch
    {
        1 => 1,
        2 => 2,
        3 => 4,
        < 32 => (byte)(1 << (BitOperations.Log2(count) + 1)),
        < 128 => 64,
        _ => 128,
    };
}
