using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Evidence;

/// <summary>Pictures that student code drew: taken apart, bounded, and put together again from their pixels alone, so that nothing but pixels ever reaches whoever shows them.
/// Source: PNG (Portable Network Graphics) Specification, third edition, W3C 2025.</summary>
public static class PngImage
{
    /// <summary>Most columns, and most rows.</summary>
    public const int MostSide = 4000;

    /// <summary>Most bytes of unpacked pixels: 8 megapixels of red, green, blue and opacity.</summary>
    private const int MostPixelBytes = 32 << 20;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The same pixels, without anything else that the file held.</summary>
    /// <returns>Null where it is no picture that can be shown: damaged, too large, or interlaced.</returns>
    public static byte[]? Clean(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature) || Read(file[Signature.Length..]) is not { } parts || RowBytes(parts.Header) is not { } rowBytes)
        {
            return null;
        }

        var height = BinaryPrimitives.ReadInt32BigEndian(parts.Header.AsSpan(4));
        if ((long)height * (rowBytes + 1) > MostPixelBytes || Unpack(parts.Pixels, height, rowBytes + 1) is not { } rows)
        {
            return null;
        }

        using var target = new MemoryStream();
        target.Write(Signature);
        WriteChunk(target, "IHDR", parts.Header);
        if (parts.Palette is { } palette)
        {
            WriteChunk(target, "PLTE", palette);
        }

        if (parts.Opacity is { } opacity)
        {
            WriteChunk(target, "tRNS", opacity);
        }

        WriteChunk(target, "IDAT", Pack(rows));
        WriteChunk(target, "IEND", []);
        return target.ToArray();
    }

    /// <summary>Columns and rows of a cleaned picture.</summary>
    public static (int Width, int Height) Size(ReadOnlySpan<byte> cleaned) =>
        (BinaryPrimitives.ReadInt32BigEndian(cleaned[16..]), BinaryPrimitives.ReadInt32BigEndian(cleaned[20..]));

    private sealed record Parts(byte[] Header, byte[]? Palette, byte[]? Opacity, byte[] Pixels);

    private static Parts? Read(ReadOnlySpan<byte> chunks)
    {
        byte[]? header = null, palette = null, opacity = null;
        using var pixels = new MemoryStream();
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - 12)
            {
                return null;
            }

            var body = chunks.Slice(8, (int)length);
            switch (Encoding.Latin1.GetString(chunks.Slice(4, 4)))
            {
                case "IHDR" when header is null && length == 13:
                    header = body.ToArray();
                    break;
                case "PLTE" when palette is null && length is > 0 and <= 768 && length % 3 == 0:
                    palette = body.ToArray();
                    break;
                case "tRNS" when opacity is null && length is > 0 and <= 256:
                    opacity = body.ToArray();
                    break;
                case "IDAT":
                    pixels.Write(body);
                    break;
                case "IEND":
                    return header is null || (header[9] == 3 && palette is null) ? null : new Parts(header, palette, opacity, pixels.ToArray());
            }

            chunks = chunks[(12 + (int)length)..];
        }

        return null;
    }

    /// <summary>Bytes of one row of pixels; null where the header is not one of a picture that is shown.</summary>
    private static int? RowBytes(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        var (depth, colour) = (header[8], header[9]);
        var samples = colour switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        var depthFits = colour switch { 0 => depth is 1 or 2 or 4 or 8 or 16, 3 => depth is 1 or 2 or 4 or 8, _ => depth is 8 or 16 };
        return samples > 0 && depthFits && width is > 0 and <= MostSide && height is > 0 and <= MostSide && header[10..13].SequenceEqual("\0\0\0"u8)
            ? ((int)width * samples * depth + 7) / 8
            : null;
    }

    /// <summary>All rows, each with its filter byte; null where they are not exactly as many bytes as the header says.</summary>
    private static byte[]? Unpack(byte[] packed, int height, int rowBytes)
    {
        var rows = new byte[height * rowBytes];
        try
        {
            using var unpacked = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            if (unpacked.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false) != rows.Length || unpacked.ReadByte() >= 0)
            {
                return null;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // IOException: the stream asks for a dictionary, which no picture has
            return null;
        }

        for (var row = 0; row < height; row++)
        {
            if (rows[row * rowBytes] > 4)
            {
                return null;
            }
        }

        return rows;
    }

    private static byte[] Pack(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(rows);
        }

        return packed.ToArray();
    }

    private static void WriteChunk(Stream target, string type, ReadOnlySpan<byte> body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(4));
        body.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 8), Crc32.Of(chunk.AsSpan(4, body.Length + 4)));
        target.Write(chunk);
    }
}
