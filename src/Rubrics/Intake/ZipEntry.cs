namespace Autograder.Rubrics.Intake;

/// <summary>One entry of a zip as its central directory describes it. Nothing in it is to be believed unchecked.</summary>
internal sealed record ZipEntry
{
    internal required ReadOnlyMemory<byte> RawName { get; init; }
    internal required ReadOnlyMemory<byte> Extra { get; init; }
    internal required ushort Flags { get; init; }
    internal required ushort Method { get; init; }
    internal required uint Crc { get; init; }
    internal required long PackedSize { get; init; }
    internal required long Size { get; init; }
    internal required long HeaderOffset { get; init; }

    /// <summary>Unix mode bits, zero when the packing program wrote none.</summary>
    internal required int UnixMode { get; init; }

    internal bool IsEncrypted => (Flags & 0x2041) != 0 || Method == 99;

    internal bool SizesFollowData => (Flags & 0x8) != 0;

    internal bool NameIsUtf8 => (Flags & 0x800) != 0;

    internal bool IsFolder => RawName.Length > 0 && RawName.Span[^1] is (byte)'/' or (byte)'\\';
}
