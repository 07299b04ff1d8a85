using System.Buffers.Binary;

namespace Autograder.Rubrics.Intake;

/// <summary>Finds and reads the central directory, the table of contents at the end of a zip.</summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054B50, End64Signature = 0x06064B50, LocatorSignature = 0x07064B50, EntrySignature = 0x02014B50;
    private const int EndSize = 22, LocatorSize = 20, End64Size = 56, EntrySize = 46, LongestComment = 0xFFFF;

    private const string CutOff = "The zip is incomplete: its table of contents, which stands at the end, is missing. The upload was probably cut off; upload it again.";
    private const string Damaged = "The zip is damaged: its table of contents does not fit the rest. Pack it again and upload it.";

    /// <summary>Reads all entries, or says why that is not possible.</summary>
    /// <returns>The entries and where the directory starts; null entries when the ledger was told why.</returns>
    internal static (List<ZipEntry>? Entries, long Start) Read(ReadOnlyMemory<byte> zip, IntakeLedger ledger)
    {
        var end = FindEnd(zip.Span);
        if (end < 0)
        {
            ledger.Refuse(CutOff);
            return (null, 0);
        }

        var place = Locate(zip.Span, end);
        if (Problem(place, ledger.Limits) is { } problem)
        {
            ledger.Refuse(problem);
            return (null, 0);
        }

        var entries = ReadEntries(zip.Slice((int)place.Start, (int)place.Size), (int)place.Count);
        if (entries is null)
        {
            ledger.Refuse(Damaged);
        }

        return (entries, place.Start);
    }

    private static int FindEnd(ReadOnlySpan<byte> zip)
    {
        for (var at = zip.Length - EndSize; at >= 0 && at >= zip.Length - EndSize - LongestComment; at--)
        {
            if (U32(zip, at) == EndSignature && at + EndSize + U16(zip, at + 20) <= zip.Length)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where the directory is, from the end record or, when that overflows, from the zip64 one before it.</summary>
    private static Place Locate(ReadOnlySpan<byte> zip, int end)
    {
        var disks = U16(zip, end + 4) | U16(zip, end + 6);
        var place = new Place(U32(zip, end + 16), U32(zip, end + 12), U16(zip, end + 10), U16(zip, end + 8), end, disks != 0);
        var overflows = place.Start == uint.MaxValue || place.Size == uint.MaxValue || place.Count == ushort.MaxValue;
        var locator = end - LocatorSize;
        if (!overflows || locator < 0 || U32(zip, locator) != LocatorSignature)
        {
            return place;
        }

        var at = U64(zip, locator + 8);
        if (at < 0 || at > locator - End64Size || U32(zip, (int)at) != End64Signature)
        {
            return place with { Start = -1 };
        }

        var record = (int)at;
        return new Place(U64(zip, record + 48), U64(zip, record + 40), U64(zip, record + 32), U64(zip, record + 24), record, false);
    }

    private static string? Problem(Place place, IntakeLimits limits)
    {
        if (place.ManyDisks || place.Count != place.CountHere)
        {
            return "The zip is one part of a split archive. Pack everything into one file.";
        }

        if (place.Count > limits.MaxEntries)
        {
            return $"The zip holds {place.Count:N0} entries; at most {limits.MaxEntries:N0} are accepted. Leave out virtual environments, data sets and repositories.";
        }

        if (place.Size > limits.MaxCentralDirectoryBytes)
        {
            return $"The table of contents of the zip takes {SizeWords.Of(place.Size)}; at most {SizeWords.Of(limits.MaxCentralDirectoryBytes)} are accepted.";
        }

        // Anything between the directory and its end record, or in front of the archive, would let two programs see two different archives.
        return place.Start < 0 || place.Size < 0 || place.Count < 0 || place.Start > place.End || place.Start + place.Size != place.End ? Damaged : null;
    }

    private static List<ZipEntry>? ReadEntries(ReadOnlyMemory<byte> directory, int count)
    {
        var entries = new List<ZipEntry>();
        var at = 0;
        while (at < directory.Length)
        {
            var span = directory.Span[at..];
            if (span.Length < EntrySize || U32(span, 0) != EntrySignature)
            {
                return null;
            }

            int name = U16(span, 28), extra = U16(span, 30), comment = U16(span, 32);
            var length = EntrySize + name + extra + comment;
            if (length > span.Length || ReadEntry(directory.Slice(at, length), name, extra) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
            at += length;
        }

        return entries.Count == count ? entries : null;
    }

    private static ZipEntry? ReadEntry(ReadOnlyMemory<byte> record, int name, int extra)
    {
        var span = record.Span;
        var extras = record.Slice(EntrySize + name, extra);
        long packed = U32(span, 20), size = U32(span, 24), offset = U32(span, 42);
        if (!ZipExtra.Widen(extras.Span, ref size, ref packed, ref offset))
        {
            return null;
        }

        return new ZipEntry
        {
            RawName = record.Slice(EntrySize, name),
            Extra = extras,
            Flags = U16(span, 8),
            Method = U16(span, 10),
            Crc = U32(span, 16),
            PackedSize = packed,
            Size = size,
            HeaderOffset = offset,
            UnixMode = (int)(U32(span, 38) >> 16),
        };
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    /// <summary>What an end record says; <paramref name="End"/> is where the record itself stands.</summary>
    private readonly record struct Place(long Start, long Size, long Count, long CountHere, long End, bool ManyDisks);
}
