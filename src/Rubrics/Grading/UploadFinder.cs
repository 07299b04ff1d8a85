using Autograder.Rubrics.Calendars;

namespace Autograder.Rubrics.Grading;

/// <summary>What was found to grade, and what is wrong with the list, all at once.</summary>
public sealed record UploadList(IReadOnlyList<Upload> Uploads, IReadOnlyList<string> Problems);

/// <summary>Finds the submissions that a caller means: archives and files as they are; a folder is a batch, one submission per entry.</summary>
public static class UploadFinder
{
    /// <summary>Files of a batch folder that are not submissions.</summary>
    private static readonly string[] NotSubmissions = [ReceivedTimes.FileName, Joining.Roster.FileName, "README.md", "expected.yaml", "make.py"];

    public static UploadList Find(IReadOnlyList<string> paths, Calendar calendar)
    {
        var problems = new List<string>();
        var uploads = new List<Upload>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                uploads.AddRange(InFolder(path, calendar, problems));
            }
            else if (File.Exists(path))
            {
                var times = ReceivedTimes.Read(Path.GetDirectoryName(Path.GetFullPath(path))!, calendar.Zone);
                problems.AddRange(times.Problems.Where(p => !problems.Contains(p)));
                uploads.Add(Of(path, times));
            }
            else
            {
                problems.Add($"'{path}' does not exist; give a folder of submissions or single archives.");
            }
        }

        return new UploadList(uploads, problems);
    }

    private static IEnumerable<Upload> InFolder(string folder, Calendar calendar, List<string> problems)
    {
        var times = ReceivedTimes.Read(folder, calendar.Zone);
        problems.AddRange(times.Problems);
        var entries = Directory.EnumerateFileSystemEntries(folder)
            .Where(e => !Path.GetFileName(e).StartsWith('.') && !NotSubmissions.Contains(Path.GetFileName(e)))
            .Order(StringComparer.Ordinal).ToList();
        if (entries.Count == 0)
        {
            problems.Add($"'{folder}' holds no submissions; each entry of a batch folder is one (an archive, a file, or a folder).");
        }

        return entries.Select(e => Of(e, times));
    }

    private static Upload Of(string path, ReceivedTimes times)
    {
        var received = times.Of(path);
        return new Upload(path, received.At, received.Group, received.Recorded);
    }
}
