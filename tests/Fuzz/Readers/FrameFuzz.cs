using System.Buffers.Binary;
using System.Text;
using Autograder.Fuzz.Engine;
using Autograder.Sandbox;
using Autograder.Sandbox.InBox;

namespace Autograder.Fuzz.Readers;

/// <summary>What a watcher sends out of a box, in pieces of any size.</summary>
internal sealed class FrameFuzz : IFuzzedReader
{
    private const string Facts = "reason=exit\nstatus=0\nout=2\nerr=0\nwall_us=10\ncpu_us=5\npeak=100\noom=0";
    private static readonly BoxLimits Limits = new() { OutputBytes = 600, CollectedFiles = 4, CollectedBytes = 3000 };

    public string Name => "frames";

    public long MostAllocated => 4 << 20;

    public int Longest => 8192;

    public IEnumerable<byte[]> Seeds =>
    [
        [1, .. Frame(0, "box1"u8)],
        [0, .. Frame(0, "box1"u8), .. Frame(1, "hello"u8), .. Frame(2, "oh"u8), .. Frame(5, "a note"u8), .. Frame(6, Encoding.ASCII.GetBytes(Facts))],
        [7, .. Frame(0, "box1"u8), .. File("results.json", 2), .. Frame(4, "{}"u8), .. File("a/b.bin", 0), .. Frame(6, Encoding.ASCII.GetBytes(Facts))],
        [3, .. Frame(0, "box1"u8), .. File("a", 5), .. Frame(4, "abc"u8), .. Frame(4, "de"u8)],
    ];

    public IReadOnlyList<byte[]> Words { get; } =
    [
        Frame(0, "box1"u8), Frame(1, "x"u8), Frame(2, "y"u8), Frame(5, "n"u8), Frame(6, Encoding.ASCII.GetBytes(Facts)), File("f", 1), File("../x", 1), File("a/./b", 0), Frame(4, "z"u8), Frame(9, []),
        [1, 0, 0, 8, 0], [1, 0, 0, 0, 128], "reason=wall"u8.ToArray(), "status=-1"u8.ToArray(), "status=65535"u8.ToArray(), "\npeak=9223372036854775807"u8.ToArray(), "wall_us=3162240000000001"u8.ToArray(),
    ];

    /// <summary>The lengths of all frames, as far as the bytes reach.</summary>
    public void Mend(byte[] input)
    {
        for (var at = 1; at + 5 <= input.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan(at + 1));
            if (length > input.Length - at - 5)
            {
                length = (uint)(input.Length - at - 5);
                BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(at + 1), length);
            }

            at += 5 + (int)length;
        }
    }

    public void Read(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        var (whole, pieces) = (new FrameReader(Limits), new FrameReader(Limits));
        whole.Append(input.AsSpan(1));
        for (int at = 1, step = (input[0] % 37) + 1; at < input.Length; at += step)
        {
            pieces.Append(input.AsSpan(at, Math.Min(step, input.Length - at)));
        }

        Check(whole);
        BrokenPromise.Unless(Summary(whole) == Summary(pieces), "pieces and the whole read the same");
    }

    private static void Check(FrameReader reader)
    {
        BrokenPromise.Unless(reader.Files.Count <= Limits.CollectedFiles && reader.Files.Sum(f => (long)f.Content.Length) <= Limits.CollectedBytes, "files stay within their limits");
        BrokenPromise.Unless(reader.Stdout.Bytes.Length <= Limits.OutputBytes && reader.Stderr.Bytes.Length <= Limits.OutputBytes, "output stays within its limit");
        BrokenPromise.Unless(reader.Files.Select(f => f.Name).Distinct().Count() == reader.Files.Count && reader.Files.All(f => IsInside(f.Name)), "names are single and stay inside");
        BrokenPromise.Unless(reader.Notes.All(n => n.Length <= 2048 && !n.Any(char.IsControl)), "notes are short plain lines");
        BrokenPromise.Unless(reader.Facts is null || reader.Broken is null, "facts end it");
    }

    private static bool IsInside(string name) => Path.GetFullPath(name, "/box").StartsWith("/box/", StringComparison.Ordinal) && !name.Any(char.IsControl);

    private static string Summary(FrameReader reader) => string.Join(
        '|',
        [
            $"{reader.Started} {reader.Broken} {reader.Facts} {reader.Stdout.TotalBytes} {reader.Stderr.TotalBytes}", Convert.ToHexString(reader.Stdout.Bytes.Span), Convert.ToHexString(reader.Stderr.Bytes.Span),
            .. reader.Files.Select(f => f.Name + Convert.ToHexString(f.Content.Span)), .. reader.Notes,
        ]);

    private static byte[] Frame(byte kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame.AsSpan(5));
        return frame;
    }

    private static byte[] File(string name, ulong size)
    {
        var payload = new byte[8 + name.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(payload, size);
        Encoding.ASCII.GetBytes(name, payload.AsSpan(8));
        return Frame(3, payload);
    }
}
