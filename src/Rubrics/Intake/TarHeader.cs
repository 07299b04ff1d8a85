using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>One 512-byte header block of a tar.</summary>
/// <param name="Name">Name with its prefix, undecoded.</param>
/// <param name="Size">Bytes of data that follow, before padding; negative when the field makes no sense.</param>
/// <param name="Type">Type flag; the null character of old archives is given as '0'.</param>
internal readonly record struct TarHeader(byte[] Name, long Size, char Type)
{
    internal const int BlockSize = 512;

    private const int ChecksumAt = 148, ChecksumLength = 8;

    /// <summary>Whether these bytes can be the start of a tar: one block whose checksum is right.</summary>
    internal static bool IsPlausible(ReadOnlySpan<byte> content) => content.Length >= BlockSize && content[0] != 0 && HasChecksum(content[..BlockSize]);

    /// <summary>Reads a block; null when its checksum is wrong.</summary>
    internal static TarHeader? Read(ReadOnlySpan<byte> block)
    {
        if (!HasChecksum(block))
        {
            return null;
        }

        var name = Text(block[..100]).ToArray();
        if (block[257..262].SequenceEqual("ustar"u8) && block[262] == 0 && Text(block[345..500]) is { Length: > 0 } prefix)
        {
            name = [.. prefix, (byte)'/', .. name];
        }

        return new TarHeader(name, Number(block[124..136]), block[156] == 0 ? '0' : (char)block[156]);
    }

    /// <summary>Bytes up to the first null.</summary>
    internal static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    private static bool HasChecksum(ReadOnlySpan<byte> block)
    {
        var sum = 0L;
        for (var i = 0; i < block.Length; i++)
        {
            sum += i is >= ChecksumAt and < ChecksumAt + ChecksumLength ? ' ' : block[i];
        }

        return Octal(block.Slice(ChecksumAt, ChecksumLength)) == sum;
    }

    /// <summary>A size: octal digits, or base 256 when the first bit is set; -1 when neither.</summary>
    private static long Number(ReadOnlySpan<byte> field) => (field[0] & 0x80) != 0 ? Base256(field) : Octal(field);

    private static long Octal(ReadOnlySpan<byte> field)
    {
        var digits = Encoding.ASCII.GetString(Text(field)).Trim();
        return digits.All(c => c is >= '0' and <= '7') ? digits.Aggregate(0L, (value, c) => (value << 3) | (uint)(c - '0')) : -1;
    }

    private static long Base256(ReadOnlySpan<byte> field)
    {
        if (field[0] != 0x80 || field[1..^8].IndexOfAnyExcept((byte)0) >= 0)
        {
            return -1;
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
    }
}
