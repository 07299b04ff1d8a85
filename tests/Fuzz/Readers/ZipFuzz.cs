using System.Buffers.Binary;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Tests.Intake;

namespace Autograder.Fuzz.Readers;

internal sealed class ZipFuzz : ArchiveFuzz
{
    public override string Name => "zip";

    public override IEnumerable<byte[]> Seeds =>
    [
        new ZipForge().Add("src/net.py", "import numpy as np\n").Add("src/b.py", "stored", i => i with { Method = 0 }).Add("readme.md", change: i => i with { Descriptor = true }).Build(),
        new ZipForge { Zip64 = true }.Add("src/net.py").Add("b.py").Build(),
        new ZipForge { Comment = "PK\u0005\u0006 comment"u8.ToArray() }.Add("a/", "", i => i with { Mode = 0x41ED, Method = 0 }).Add("a/x.ipynb", "{}").Build(),
        new ZipForge().Add("link", "target", i => i with { Mode = 0xA1FF }).Add("p.png", "\u0089PNG").Build(),
        new ZipForge().Add(new byte[] { (byte)'n', 0x81, 0x94, (byte)'.', (byte)'p', (byte)'y' }, "x"u8.ToArray(), i => i with { Flags = 0 }).Build(),
        new ZipForge().Add("x.py", "1", i => i with { Flags = 1 }).Add("y.py", "1", i => i with { Method = 12 }).Build(),
        new ZipForge().Add("inner.zip", new ZipForge().Add("a.py").Build()).Add("zeros", new byte[40_000]).Build(),
    ];

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 6, 6], [0x50, 0x4B, 6, 7], [0x50, 0x4B, 7, 8], [1, 0, 16, 0, 255, 255, 255, 255], [0x75, 0x70, 9, 0, 1, 0, 0, 0, 0], [8, 0], [9, 0], [0, 0, 0xED, 0x41], [0, 0, 0xFF, 0xA1],
        new ZipForge().Add("w.py").Build(), .. Names,
    ];

    /// <summary>Makes the checksums of stored entries right, the rest of the directory as the entries say.</summary>
    public override void Mend(byte[] input)
    {
        for (var at = 0; at + 46 <= input.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan(at)) != 0x02014B50)
            {
                continue;
            }

            long local = BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan(at + 42));
            if (local + 30 > input.Length || BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan((int)local)) != 0x04034B50)
            {
                continue;
            }

            long size = BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan(at + 20));
            var data = local + 30 + BinaryPrimitives.ReadUInt16LittleEndian(input.AsSpan((int)local + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(input.AsSpan((int)local + 28));
            if (input[at + 10] == 0 && data + size <= input.Length)
            {
                var sum = Crc32.Of(input.AsSpan((int)data, (int)size));
                BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(at + 16), sum);
                BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan((int)local + 14), sum);
            }
        }
    }
}
