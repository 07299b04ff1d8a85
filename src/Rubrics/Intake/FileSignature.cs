using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>Recognises files by content.</summary>
internal static class FileSignature
{
    private const int LookedAt = 8192;

    internal static FileKind Of(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return FileKind.Empty;
        }

        return Archive(content) ?? Document(content) ?? Program(content) ?? Words(content);
    }

    /// <summary>What to call it in a sentence: "it is …".</summary>
    internal static string Describe(FileKind kind) => kind switch
    {
        FileKind.Empty => "an empty file",
        FileKind.Zip => "a zip archive",
        FileKind.Gzip => "a gzip file",
        FileKind.Tar => "a tar archive",
        FileKind.Rar => "a RAR archive",
        FileKind.SevenZip => "a 7-Zip archive",
        FileKind.Xz => "an xz file",
        FileKind.Bzip2 => "a bzip2 file",
        FileKind.Zstandard => "a Zstandard file",
        FileKind.Png => "a PNG image",
        FileKind.Jpeg => "a JPEG image",
        FileKind.Gif => "a GIF image",
        FileKind.Pdf => "a PDF document",
        FileKind.Html => "a web page (HTML)",
        FileKind.Svg => "an SVG image",
        FileKind.OldOffice => "an old Office document",
        FileKind.WindowsProgram => "a Windows program",
        FileKind.LinuxProgram => "a Linux program",
        FileKind.Utf16Text => "text in UTF-16",
        FileKind.Text => "plain text",
        FileKind.Binary => "a binary file of an unknown kind",
    };

    internal static bool IsArchive(FileKind kind) => kind is FileKind.Zip or FileKind.Gzip or FileKind.Tar or FileKind.Rar
        or FileKind.SevenZip or FileKind.Xz or FileKind.Bzip2 or FileKind.Zstandard;

    private static FileKind? Archive(ReadOnlySpan<byte> content) => content switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => FileKind.Zip,
        [0x1F, 0x8B, ..] => FileKind.Gzip,
        [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, ..] => FileKind.Rar,
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, ..] => FileKind.SevenZip,
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, ..] => FileKind.Xz,
        [0x42, 0x5A, 0x68, >= 0x31 and <= 0x39, 0x31, 0x41, ..] => FileKind.Bzip2,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => FileKind.Zstandard,
        _ => TarHeader.IsPlausible(content) ? FileKind.Tar : null,
    };

    private static FileKind? Document(ReadOnlySpan<byte> content) => content switch
    {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x47, 0x49, 0x46, 0x38, ..] => FileKind.Gif,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileKind.OldOffice,
        _ => content.TrimStart("\uFEFF \t\r\n"u8).StartsWith("%PDF-"u8) ? FileKind.Pdf : null,
    };

    private static FileKind? Program(ReadOnlySpan<byte> content) => content switch
    {
        [0x7F, 0x45, 0x4C, 0x46, ..] => FileKind.LinuxProgram,
        [0x4D, 0x5A, _, 0x00, ..] => FileKind.WindowsProgram,
        _ => null,
    };

    private static FileKind Words(ReadOnlySpan<byte> content)
    {
        var head = content[..Math.Min(content.Length, LookedAt)];
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return FileKind.Utf16Text;
        }

        if (head.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
        {
            // Readers take a PDF with something in front of its header; in text, the same letters are just letters.
            return head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : FileKind.Binary;
        }

        var start = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 512)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start switch
        {
            _ when Starts(start, "<!doctype html") || Starts(start, "<html") => FileKind.Html,
            _ when Starts(start, "<svg") || (Starts(start, "<?xml") && start.Contains("<svg", StringComparison.OrdinalIgnoreCase)) => FileKind.Svg,
            _ => FileKind.Text,
        };
    }

    private static bool Starts(string text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}
