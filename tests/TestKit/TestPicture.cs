using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Evidence;

namespace Autograder.TestKit;

/// <summary>Small pictures, as they are kept.</summary>
public static class TestPicture
{
    private const int Width = 8;
    private const int Height = 4;

    /// <summary>A PNG in greys, other words giving another one: its pixels are their hash.</summary>
    public static byte[] Of(string words)
    {
        var pixels = SHA256.HashData(Encoding.UTF8.GetBytes(words));
        using var packed = new MemoryStream();
        using (var rows = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < Height; row++)
            {
                rows.WriteByte(0); // no filter
                rows.Write(pixels, row * Width, Width);
            }
        }

        byte[] header = [0, 0, 0, Width, 0, 0, 0, Height, 8, 0, 0, 0, 0];
        byte[] drawn = [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
        return PngImage.Clean(drawn) ?? throw new InvalidOperationException("This is no picture.");
    }

    /// <summary>Without its checksum: cleaning makes it.</summary>
    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] body) => [0, 0, 0, (byte)body.Length, .. type, .. body, 0, 0, 0, 0];
}
