using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// The names uploads should have, as a package writes them: <c>{course}_{roll}_{first}</c> or <c>DL_HW1_{id}_{first}.zip</c>.
/// Text outside braces stands for itself, a placeholder for one part. Letter case and the extension do not count.
/// </summary>
public sealed class SubmissionNames
{
    private static readonly string[] Extensions =
        [".tar.gz", ".tgz", ".tar", ".zip", ".gz", ".py", ".ipynb", ".pdf", ".txt", ".md", ".yaml", ".yml", ".json", ".csv", ".tex", ".npz", ".rar", ".7z"];

    private readonly Regex _regex;
    private readonly NamePattern _pattern;

    private SubmissionNames(NamePattern pattern)
    {
        _pattern = pattern;
        _regex = new Regex(pattern.Regex, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>A name that follows the pattern, for messages.</summary>
    public string Example => _pattern.Example;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern as the author wrote it.</param>
    /// <param name="problems">The author's mistakes, all at once; empty on success.</param>
    /// <returns>The pattern, or null when there are problems.</returns>
    public static SubmissionNames? Create(string pattern, out IReadOnlyList<string> problems)
    {
        var read = NamePattern.Read(WithoutExtension(pattern), out problems);
        return read is null ? null : new SubmissionNames(read);
    }

    /// <summary>Compares the name of an upload with the pattern.</summary>
    /// <param name="sourceName">Name of the uploaded file or folder.</param>
    public SubmittedName Match(string sourceName)
    {
        var name = WithoutExtension(ComposedText.Compose(sourceName));
        var match = _regex.Match(WithoutCopyNumber(name));
        if (match.Success)
        {
            var values = _pattern.Placeholders.ToDictionary(placeholder => placeholder, placeholder => match.Groups[placeholder].Value.Trim());
            return new SubmittedName(true, values, null);
        }

        var message = $"The upload is named “{ShownName.Of(sourceName)}”; it should be named {_pattern.Text}, for example “{Example}”.";
        return new SubmittedName(false, new Dictionary<string, string>(), new Notice(NoticeKind.Naming, message));
    }

    private static string WithoutExtension(string name)
    {
        var extension = Extensions.FirstOrDefault(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        return extension is null ? name : name[..^extension.Length];
    }

    /// <summary>Browsers add " (1)" to a file downloaded twice; that is no fault of the student's.</summary>
    private static string WithoutCopyNumber(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') && name.Length - open is 4 or 5 && name[(open + 2)..^1].All(char.IsAsciiDigit) ? name[..open] : name;
    }
}
