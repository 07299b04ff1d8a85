namespace Autograder.Rubrics.Calendars;

/// <summary>
/// When the uploads of a batch folder arrived. Taken from <c>received.csv</c> in that folder (columns <c>file</c>,
/// <c>received</c>, optional <c>group</c>), never from a student's own files; an upload that is not listed goes by its file date.
/// </summary>
public sealed class ReceivedTimes
{
    /// <summary>Name of the table in a batch folder.</summary>
    public const string FileName = "received.csv";

    private readonly IReadOnlyDictionary<string, ReceivedTime> _recorded;

    private ReceivedTimes(IReadOnlyDictionary<string, ReceivedTime> recorded, IReadOnlyList<string> problems)
    {
        _recorded = recorded;
        Problems = problems;
    }

    /// <summary>Mistakes in the table, with their line; lines with a mistake are left out. Empty when all is well.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the table of a batch folder; without one every upload goes by its file date.</summary>
    /// <param name="folder">The batch folder.</param>
    /// <param name="zone">Time zone of times that carry no offset of their own.</param>
    public static ReceivedTimes Read(string folder, TimeZoneInfo zone)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file) ? Parse(File.ReadAllText(file), zone) : Parse("", zone);
    }

    /// <summary>Reads the table from its text.</summary>
    /// <param name="csv">Comma or semicolon separated, first line the column names.</param>
    /// <param name="zone">Time zone of times that carry no offset of their own.</param>
    public static ReceivedTimes Parse(string csv, TimeZoneInfo zone)
    {
        var (recorded, problems) = ReceivedTable.Read(csv, zone);
        return new ReceivedTimes(recorded, problems);
    }

    /// <summary>When this upload arrived.</summary>
    /// <param name="upload">Path of the uploaded file or folder.</param>
    public ReceivedTime Of(string upload)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(upload));
        return _recorded.TryGetValue(name, out var recorded) ? recorded : new ReceivedTime(FileTime(upload), false, []);
    }

    /// <summary>A folder's own date changes when it is copied, so its newest file counts.</summary>
    private static DateTimeOffset FileTime(string upload)
    {
        if (!Directory.Exists(upload))
        {
            return new DateTimeOffset(File.GetLastWriteTimeUtc(upload), TimeSpan.Zero);
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var newest = new DirectoryInfo(upload).EnumerateFiles("*", options)
            .Select(file => file.LastWriteTimeUtc)
            .DefaultIfEmpty(Directory.GetLastWriteTimeUtc(upload))
            .Max();
        return new DateTimeOffset(newest, TimeSpan.Zero);
    }
}
