using System.Text.RegularExpressions;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Joining;

/// <summary>Tells texts from work, and who handed in what.</summary>
public static partial class HandedInReader
{
    /// <summary>Puts groups together where the package says that members hand in texts; otherwise leaves the batch as it is.</summary>
    public static JoinedBatch Join(Assignment assignment, IReadOnlyList<NamedUpload> uploads, Roster? roster, CancellationToken cancel)
    {
        if (!assignment.Submission.JointTexts)
        {
            return new JoinedBatch(uploads, []);
        }

        return JointSubmissions.Resolve([.. uploads.Select(u => new HandedIn(u, Who(u.Upload.Source, assignment.Submission.Names), JointText.Read(u.Upload, cancel)))], roster);
    }

    /// <summary>What the upload's name says of the person: by the package's pattern, as Moodle names folders, or the whole name.</summary>
    internal static string Who(string source, SubmissionNames? names)
    {
        if (names?.Match(source) is { Matches: true, Values: var values })
        {
            return string.Join(' ', new[] { "roll", "id", "first", "last", "name" }.Select(values.GetValueOrDefault).OfType<string>());
        }

        var stem = Path.GetFileNameWithoutExtension(source);
        return MoodleFolder().Match(source) is { Success: true } moodle ? moodle.Groups["name"].Value : stem.Replace('_', ' ');
    }

    [GeneratedRegex(@"^(?<name>[^_]+)_[0-9]+_assignsubmission_", RegexOptions.CultureInvariant)]
    private static partial Regex MoodleFolder();
}
