using System.Text;
using Autograder.Rubrics.Tests.Intake;

namespace Autograder.Fuzz.Readers;

internal sealed class TarFuzz : ArchiveFuzz
{
    private const int Block = 512;

    public override string Name => "tar";

    public override IEnumerable<byte[]> Seeds =>
    [
        new TarForge().Pax("path", "src/net.py").Add("net.py").Add("long", "src/long.py\0", 'L').Add("b.py").Build(),
        new TarForge().Add("src/", "", '5').Add("src/net.py").Build(),
        new TarForge().Add("src/net.py").Add("b.py").Gzip(),
        new TarForge().Add("link", "", '2', "/etc/passwd").Add("dev", "", '3').Add("x", "abc", 'S').Build(),
        new TarForge().Pax("size", "3").Add("b.py").Pax("GNU.sparse.major", "1").Add("c.py").Add("V", "", 'V').Build(),
        TarForge.Gzip("no tar"u8.ToArray()),
    ];

    public override IReadOnlyList<byte[]> Words { get; } =
    [
        "ustar\000"u8.ToArray(), "ustar  \0"u8.ToArray(), "11 path=a\n"u8.ToArray(), "99999999 path=a\n"u8.ToArray(), "15 size=9999999\n"u8.ToArray(), "00000000003\0"u8.ToArray(), "77777777777\0"u8.ToArray(), [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9],
        [0x1F, 0x8B, 8, 0], new byte[Block], new TarForge().Add("w.py").Build(end: false), new TarForge().Pax("path", "q.py").Build(end: false), .. Names,
    ];

    /// <summary>The checksum of every block that could be a header; the trailer of a gzip stays as it is.</summary>
    public override void Mend(byte[] input)
    {
        for (var at = 0; at + Block <= input.Length; at += Block)
        {
            var header = input.AsSpan(at, Block);
            if (header.Slice(257, 5).SequenceEqual("ustar"u8))
            {
                header.Slice(148, 8).Fill((byte)' ');
                var sum = 0;
                foreach (var b in header)
                {
                    sum += b;
                }

                Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header[148..]);
            }
        }
    }
}
