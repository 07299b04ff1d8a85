using System.Text;
using System.Text.RegularExpressions;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Joining;

/// <summary>The text that members of a group hand in instead of the work: "joint submission with" and the name of whoever handed it in.</summary>
public static partial class JointText
{
    /// <summary>Longer texts are no such note.</summary>
    private const int MostBytes = 16 * 1024;

    /// <summary>Names that an upload gives its colleagues; null where it is anything else than such a text.</summary>
    /// <param name="upload">A text file, a folder with one, or a small archive with one.</param>
    public static IReadOnlyList<string>? Read(Upload upload, CancellationToken cancel) =>
        MayBe(upload.Path)
        && SubmissionReader.Read(upload.Path, upload.Source, IntakeLimits.Default, cancel) is IntakeResult.Accepted { Package.Files: [var file] }
        && file.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && file.Content.Length <= MostBytes
            ? Names(Encoding.UTF8.GetString(file.Content.Span))
            : null;

    /// <summary>The names in a text; null where it does not say what such a text says.</summary>
    internal static IReadOnlyList<string>? Names(string text)
    {
        if (Phrase().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var names = Separators().Split(match.Groups["names"].Value).Select(name => ShownName.Of(name.Trim(' ', '\t', '.', '"', '“', '”', '„', '\'', '[', ']', '<', '>', '(', ')', ':', '-')));
        return [.. names.Where(name => name.Length > 0).Take(8)];
    }

    /// <summary>Looks from outside, so that no big archive is opened twice.</summary>
    private static bool MayBe(string path)
    {
        if (!Directory.Exists(path))
        {
            return new FileInfo(path) is { Exists: true, Length: <= MostBytes };
        }

        var files = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 3 };
        return Directory.EnumerateFiles(path, "*", files).Take(4).Count() is > 0 and < 4; // hidden files of systems may lie beside it
    }

    [GeneratedRegex(@"\bjoint(ly)?\s{1,20}(submission|submitted|submitting|work|assignment)?\s{0,20}(together\s{1,20})?with\b\s{0,20}:?\s{0,20}(?<names>[^\r\n]{1,300})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\s+(?:and|e|und|in|&)\s+|[;,/&+]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
