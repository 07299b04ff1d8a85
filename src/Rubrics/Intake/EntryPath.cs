using System.Globalization;
using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// The name of an archive entry made into a safe relative path, or the reason why it cannot be. The same answer on every
/// operating system: what is dangerous on Windows only is dealt with on Linux too.
/// </summary>
/// <param name="Path">Safe path; empty when there is a problem or the entry is the root itself.</param>
/// <param name="Problem">Why the entry is refused, words for the student; null when it is not.</param>
/// <param name="Changed">How the path differs from the name, words for the student; null when only separators were tidied or nothing changed.</param>
/// <param name="HadBackslash">The name used backslashes as separators.</param>
internal sealed record EntryPath(string Path, string? Problem, string? Changed, bool HadBackslash)
{
    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", "conin$", "conout$", .. from port in (string[])["com", "lpt"] from number in "0123456789¹²³" select port + number],
        StringComparer.OrdinalIgnoreCase);

    internal static EntryPath Of(string name, IntakeLimits limits)
    {
        var shown = $"“{ShownName.Of(name)}”";
        if (name.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
        {
            return Refused($"The name {shown} has control characters in it. Rename the file and pack it again.");
        }

        var backslash = name.Contains('\\');
        var slashed = name.Replace('\\', '/');
        if (Rooted(slashed) is { } rooted)
        {
            return Refused($"{shown} is {rooted}. Pack your folder with relative names only.");
        }

        var segments = slashed.Split('/').Where(segment => segment is not ("" or ".")).ToList();
        if (segments.Any(segment => segment.TrimEnd(' ') is { Length: > 0 } dots && dots.All(c => c == '.')))
        {
            return Refused($"{shown} points outside the submission. Pack your folder with relative names only.");
        }

        var safe = segments.ConvertAll(Safe);
        var path = string.Join('/', safe);
        return ProblemWith(shown, safe, path, limits) is { } problem
            ? Refused(problem)
            : new EntryPath(path, null, safe.SequenceEqual(segments.Select(ComposedText.Compose)) ? null : $"{shown} was renamed to “{path}”.", backslash);
    }

    private static string? Rooted(string slashed) => slashed switch
    {
        ['/', '/', ..] => "a network address, not a file of the submission",
        ['/', ..] => "an absolute path",
        [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ':', ..] => "a path on a Windows drive",
        _ => null,
    };

    private static string? ProblemWith(string shown, List<string> segments, string path, IntakeLimits limits)
    {
        if (segments.Contains(""))
        {
            return $"The name {shown} is not usable. Rename the file and pack it again.";
        }

        if (segments.FirstOrDefault(segment => Devices.Contains(segment.Split('.')[0].TrimEnd())) is { } device)
        {
            return $"{shown} uses the name “{device}”, which Windows keeps for a device. Rename it.";
        }

        if (segments.Count > limits.MaxDepth)
        {
            return $"{shown} lies {segments.Count} levels deep; at most {limits.MaxDepth} are accepted.";
        }

        var bytes = Encoding.UTF8.GetByteCount(path);
        return bytes > limits.MaxNameBytes ? $"The name {shown} is {bytes} bytes long with its folders; at most {limits.MaxNameBytes} are accepted." : null;
    }

    /// <summary>Takes out invisible characters, replaces what Windows forbids, and takes off dots and spaces at the end, which Windows ignores.</summary>
    private static string Safe(string segment)
    {
        var safe = new StringBuilder(segment.Length);
        foreach (var c in segment.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format))
        {
            safe.Append(c is ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c);
        }

        return ComposedText.Compose(safe.ToString().TrimEnd('.', ' '));
    }

    private static EntryPath Refused(string problem) => new("", problem, null, false);
}
