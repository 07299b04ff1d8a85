using System.Buffers.Binary;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// The header in front of an entry's data. It repeats the central directory; where the two differ, one program would see
/// another file than the next, so the archive is refused.
/// </summary>
internal static class ZipLocalHeader
{
    private const uint Signature = 0x04034B50;
    private const int Size = 30;

    /// <summary>Where the packed data of an entry lie; null when the header is not there or says something else.</summary>
    /// <param name="zip">The whole archive.</param>
    /// <param name="entry">The entry as the directory has it.</param>
    /// <param name="directory">Where the directory starts: data must end before it.</param>
    internal static (int Start, int Length)? DataOf(ReadOnlySpan<byte> zip, ZipEntry entry, long directory)
    {
        if (entry.HeaderOffset < 0 || entry.HeaderOffset > directory - Size)
        {
            return null;
        }

        var header = zip[(int)entry.HeaderOffset..(int)directory];
        int name = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]), extra = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var start = Size + name + extra;
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Signature || start > header.Length || entry.PackedSize > header.Length - start)
        {
            return null;
        }

        return Agrees(header, entry, header.Slice(Size, name), header.Slice(Size + name, extra)) ? ((int)entry.HeaderOffset + start, (int)entry.PackedSize) : null;
    }

    private static bool Agrees(ReadOnlySpan<byte> header, ZipEntry entry, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        if (!name.SequenceEqual(entry.RawName.Span) || BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) != entry.Method || ((flags ^ entry.Flags) & 0x9) != 0)
        {
            return false;
        }

        if (entry.SizesFollowData)
        {
            return true;
        }

        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]), size = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]), none = 0;
        return ZipExtra.Widen(extra, ref size, ref packed, ref none)
            && packed == entry.PackedSize && size == entry.Size && BinaryPrimitives.ReadUInt32LittleEndian(header[14..]) == entry.Crc;
    }
}
