using System.Buffers.Binary;
using System.IO.Compression;

namespace Autograder.Rubrics.Intake;

/// <summary>Unpacks a gzipped tar into memory, no further than the limits allow, and makes sure that it is whole.</summary>
internal static class GzipSource
{
    private const int TrailerSize = 8, SmallestMember = 18, Chunk = 81920;

    internal static IntakeResult Read(byte[] gzip, IntakeLedger ledger, CancellationToken cancellationToken)
    {
        var tar = Unpack(gzip, ledger, cancellationToken);
        if (tar is null)
        {
            return ledger.Finish();
        }

        if (FileSignature.Of(tar.Value.Span) == FileKind.Tar)
        {
            return new TarSource(tar.Value, gzip.Length, ledger).Read(cancellationToken);
        }

        ledger.Refuse(tar.Value.Span.IndexOfAnyExcept((byte)0) < 0
            ? "There are no files in the upload."
            : $"The gzip file holds {FileSignature.Describe(FileSignature.Of(tar.Value.Span))}, not a tar archive. Hand in a zip, a tar.gz or the file itself.");
        return ledger.Finish();
    }

    private static ReadOnlyMemory<byte>? Unpack(byte[] gzip, IntakeLedger ledger, CancellationToken cancellationToken)
    {
        var allowed = Allowed(gzip.Length, ledger.Limits);
        var unpacked = new MemoryStream((int)Math.Min(allowed, gzip.Length < SmallestMember ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(gzip.AsSpan(^4..))));
        try
        {
            using var stream = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
            var buffer = new byte[Chunk];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (unpacked.Length + read > allowed)
                {
                    ledger.Refuse($"The upload unpacks to more than is accepted ({SizeWords.Of(ledger.Limits.MaxTotalBytes)}, and at most {ledger.Limits.MaxRatio} times its size). Leave out data sets, saved models and generated data.");
                    return null;
                }

                unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            ledger.Refuse("The gzip file is damaged. Pack it again and upload it.");
            return null;
        }

        var content = unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        if (IsWhole(gzip, content.Span))
        {
            return content;
        }

        ledger.Refuse("The gzip file is damaged or was cut off. Upload it again.");
        return null;
    }

    /// <summary>
    /// Unpacked bytes that are let through: the files, and for each entry its headers and padding.
    /// </summary>
    private static long Allowed(long packed, IntakeLimits limits)
    {
        var headers = (4L * TarHeader.BlockSize * limits.MaxEntries) + (20L * TarHeader.BlockSize);
        var ratio = Math.Max(limits.RatioFloorBytes, packed * limits.MaxRatio) + headers;
        return Math.Min(Math.Min(limits.MaxTotalBytes + headers, ratio), Array.MaxLength);
    }

    /// <summary>
    /// The stream class ends silently where the data end, so a cut-off file is found here: the last eight bytes of the last
    /// member are checksum and length of what it unpacked to, which is the end of the output.
    /// </summary>
    private static bool IsWhole(ReadOnlySpan<byte> gzip, ReadOnlySpan<byte> unpacked)
    {
        if (gzip.Length < SmallestMember)
        {
            return false;
        }

        var trailer = gzip[^TrailerSize..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        return length <= unpacked.Length && Crc32.Of(unpacked[^(int)length..]) == BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }
}
