using System.Buffers.Binary;

namespace Autograder.Rubrics.Intake;

/// <summary>The extra fields of a zip entry: pairs of id and data.</summary>
internal static class ZipExtra
{
    private const ushort Zip64Id = 0x0001;

    /// <summary>The data of the first field with this id; empty when there is none.</summary>
    internal static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> extra, ushort id)
    {
        while (extra.Length >= 4)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                return [];
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id)
            {
                return extra.Slice(4, size);
            }

            extra = extra[(4 + size)..];
        }

        return [];
    }

    /// <summary>Replaces values that do not fit into 32 bits by those of the zip64 field; false when that is missing or makes no sense.</summary>
    internal static bool Widen(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long offset)
    {
        var wide = Find(extra, Zip64Id);
        return Take(ref wide, ref size) && Take(ref wide, ref packed) && Take(ref wide, ref offset);
    }

    private static bool Take(ref ReadOnlySpan<byte> wide, ref long value)
    {
        if (value != uint.MaxValue)
        {
            return true;
        }

        if (wide.Length < 8)
        {
            return false;
        }

        value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
        return value >= 0;
    }
}
