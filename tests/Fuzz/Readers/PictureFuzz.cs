using System.Buffers.Binary;
using System.IO.Compression;
using Autograder.Fuzz.Engine;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Intake;

namespace Autograder.Fuzz.Readers;

/// <summary>Pictures that student code drew.</summary>
internal sealed class PictureFuzz : IFuzzedReader
{
    public string Name => "pictures";

    public long MostAllocated => 256L << 20;

    public int Longest => 4096;

    public int Most => 2 << 20;

    public IEnumerable<byte[]> Seeds =>
    [
        Picture(2, 2, 8, 0, [0, 1, 2, 1, 3, 4]),
        Picture(1, 1, 8, 6, [4, 1, 2, 3, 4], ("tEXt", "Comment\0x"u8.ToArray())),
        Picture(3, 1, 2, 3, [0, 0b_00_01_10_00], ("PLTE", new byte[12]), ("tRNS", new byte[2])),
        Picture(1, 2, 16, 2, new byte[14]),
    ];

    public IReadOnlyList<byte[]> Words { get; } =
    [
        "IHDR"u8.ToArray(), "IDAT"u8.ToArray(), "IEND"u8.ToArray(), "PLTE"u8.ToArray(), "tRNS"u8.ToArray(), "acTL"u8.ToArray(), [0, 0, 0x0F, 0xA0], [0, 0, 0x0F, 0xA1], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0x78, 0x9C], [16, 6, 0, 0, 0], [1, 3, 0, 0, 0], [8, 0, 0, 0, 1],
    ];

    /// <summary>The length of the last chunk that reaches too far.</summary>
    public void Mend(byte[] input)
    {
        for (var at = 8; at + 12 <= input.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(at));
            if (length > input.Length - at - 12)
            {
                length = (uint)(input.Length - at - 12);
                BinaryPrimitives.WriteUInt32BigEndian(input.AsSpan(at), length);
            }

            at += 12 + (int)length;
        }
    }

    public void Read(byte[] input)
    {
        if (PngImage.Clean(input) is { } clean)
        {
            var (width, height) = PngImage.Size(clean);
            BrokenPromise.Unless(width is > 0 and <= PngImage.MostSide && height is > 0 and <= PngImage.MostSide, "a picture has a size within its limits");
            BrokenPromise.Unless(PngImage.Clean(clean) is { } again && again.AsSpan().SequenceEqual(clean), "a clean picture stays as it is");
        }
    }

    private static byte[] Picture(int width, int height, byte depth, byte colour, byte[] rows, params (string Type, byte[] Body)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colour);
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(rows);
        }

        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. more.SelectMany(c => Chunk(c.Type, c.Body)), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 8), Crc32.Of(chunk.AsSpan(4, body.Length + 4)));
        return chunk;
    }
}
