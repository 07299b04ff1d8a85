namespace Autograder.Rubrics.Intake;

/// <summary>How much an upload may hold before it is refused. Every limit is inclusive: exactly the limit is accepted.</summary>
public sealed record IntakeLimits
{
    /// <summary>Size of the upload as it arrives, in bytes.</summary>
    public long MaxUploadBytes { get; init; } = 50 * Megabyte;

    /// <summary>Sum of the unpacked files, in bytes, counted while unpacking.</summary>
    public long MaxTotalBytes { get; init; } = 200 * Megabyte;

    /// <summary>Entries of an archive (files and folders), or files and folders of a folder.</summary>
    public int MaxEntries { get; init; } = 2000;

    /// <summary>Size of one unpacked file, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 20 * Megabyte;

    /// <summary>Unpacked bytes per byte of the upload; looked at only above <see cref="RatioFloorBytes"/>.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Unpacked bytes that need no ratio: a small file of zeros packs a thousandfold and hurts nobody.</summary>
    public long RatioFloorBytes { get; init; } = Megabyte;

    /// <summary>Folders in a path, the file's own name included.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>Length of a path in UTF-8 bytes.</summary>
    public int MaxNameBytes { get; init; } = 180;

    /// <summary>Size of a zip's central directory, in bytes, looked at before it is read.</summary>
    public long MaxCentralDirectoryBytes { get; init; } = 2 * Megabyte;

    /// <summary>
    /// The entries are of many people, as in the archive of a whole course: one that cannot be taken is left out with the reason, where in somebody's
    /// own upload it would be refused with it. A folder around all of them stays too: it may be the only student's.
    /// </summary>
    public bool IsOfMany { get; init; }

    /// <summary>Notices of one kind; thousands of odd names are one observation.</summary>
    public int MaxNotices { get; init; } = 25;

    /// <summary>The limits of an ordinary course.</summary>
    public static IntakeLimits Default { get; } = new();

    private const long Megabyte = 1024 * 1024;
}
