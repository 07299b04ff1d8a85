using System.Buffers.Binary;
using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>Names of archive entries as text. Old programs write them in the code page of their country without saying which.</summary>
internal static class EntryText
{
    private const ushort UnicodePathId = 0x7075;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Dos = CodePagesEncodingProvider.Instance.GetEncoding(437) ?? Encoding.Latin1;

    /// <summary>The name of a zip entry, and whether its letters had to be guessed.</summary>
    internal static (string Name, bool Guessed) Of(ZipEntry entry)
    {
        var raw = entry.RawName.Span;
        var unicode = ZipExtra.Find(entry.Extra.Span, UnicodePathId);
        if (!entry.NameIsUtf8 && unicode is [1, _, _, _, _, ..] && BinaryPrimitives.ReadUInt32LittleEndian(unicode[1..]) == Crc32.Of(raw) && Utf8(unicode[5..]) is { } better)
        {
            return (better, false);
        }

        return Of(raw);
    }

    /// <summary>UTF-8 when it can be, else the old DOS code page, in which every byte is some character.</summary>
    internal static (string Name, bool Guessed) Of(ReadOnlySpan<byte> raw) => Utf8(raw) is { } name ? (name, false) : (Dos.GetString(raw), true);

    private static string? Utf8(ReadOnlySpan<byte> raw)
    {
        try
        {
            return Strict.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
