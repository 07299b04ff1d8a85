using System.Globalization;
using System.Text;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Grading;

/// <summary>Names submissions within a batch: the roll number where the file name tells it, else the file name, always safe as a folder name and never twice.</summary>
public static class SubmissionIds
{
    private const int MostLength = 60;

    /// <summary>In UTF-8; folders and files named after an id must stay below the 255 bytes of a file name.</summary>
    private const int MostBytes = 120;

    public static IReadOnlyList<NamedUpload> Assign(IReadOnlyList<Upload> uploads, SubmissionNames? names)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. uploads.Select(u => new NamedUpload(Unique(Wanted(u, names), used), u))];
    }

    private static string Wanted(Upload upload, SubmissionNames? names)
    {
        var values = names?.Match(upload.Source).Values;
        var told = values?.GetValueOrDefault("roll") ?? values?.GetValueOrDefault("id");
        return Safe(told ?? Stem(upload.Source));
    }

    private static string Unique(string wanted, HashSet<string> used)
    {
        var id = wanted;
        for (var n = 2; !used.Add(id); n++)
        {
            id = $"{wanted}-{n.ToString(CultureInfo.InvariantCulture)}";
        }

        return id;
    }

    private static string Stem(string name)
    {
        foreach (var ending in new[] { ".tar.gz", ".tgz" })
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return name[..^ending.Length];
            }
        }

        return Path.GetFileNameWithoutExtension(name);
    }

    private static string Safe(string text)
    {
        var safe = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes().Take(MostLength).TakeWhile(r => (bytes += r.Utf8SequenceLength) <= MostBytes))
        {
            safe.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' ? rune.ToString() : "-");
        }

        var trimmed = safe.ToString().Trim('-');
        return trimmed.Length == 0 ? "submission" : trimmed;
    }
}
