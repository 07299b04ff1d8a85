namespace Autograder.Rubrics.Intake;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal enum FileKind
{
    Empty,
    Zip,
    Gzip,
    Tar,
    Rar,
    SevenZip,
    Xz,
    Bzip2,
    Zstandard,
    Png,
    Jpeg,
    Gif,
    Pdf,
    Html,
    Svg,
    OldOffice,
    WindowsProgram,
    LinuxProgram,
    Utf16Text,
    Text,
    Binary,
}
