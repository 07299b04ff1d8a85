using System.IO.Enumeration;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Runs;

/// <summary>The files of a submission by what they are for, as the package's rules say.</summary>
public sealed class SubmittedFiles
{
    private readonly Dictionary<string, List<IntakeFile>> _byRole;

    private SubmittedFiles(Dictionary<string, List<IntakeFile>> byRole, IReadOnlyList<IntakeFile> all) => (_byRole, All) = (byRole, all);

    /// <summary>Every file, also those that no rule names.</summary>
    public IReadOnlyList<IntakeFile> All { get; }

    /// <summary>Files of a role, those nearest to the top first; empty where there are none.</summary>
    public IReadOnlyList<IntakeFile> Of(string role) => _byRole.GetValueOrDefault(role) ?? [];

    /// <summary>Assigns every file to the first rule whose pattern fits its name.</summary>
    public static SubmittedFiles Assign(SubmissionRules rules, IReadOnlyList<IntakeFile> files)
    {
        var byRole = new Dictionary<string, List<IntakeFile>>();
        foreach (var file in files.OrderBy(f => f.Path.Count(c => c == '/')).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
            if (rules.Files.FirstOrDefault(r => FileSystemName.MatchesSimpleExpression(r.Pattern, name)) is { } rule)
            {
                (byRole.TryGetValue(rule.Role, out var list) ? list : byRole[rule.Role] = []).Add(file);
            }
        }

        return new SubmittedFiles(byRole, files);
    }

    /// <summary>What is missing or cannot be read, in words for the student.</summary>
    public IReadOnlyList<Notice> Missing(SubmissionRules rules) =>
        [.. AbsentFrom(rules), .. Unreadable("settings"), .. Unreadable("answers")];

    private IEnumerable<Notice> AbsentFrom(SubmissionRules rules) =>
        rules.Files.Where(r => r.Required && Of(r.Role).Count == 0)
            .Select(r => new Notice(NoticeKind.Missing, $"There is no file for the {r.Role} ({r.Pattern}) in the submission; what depends on it earns nothing.", null));

    /// <summary>Only the first file of these roles is read.</summary>
    private IEnumerable<Notice> Unreadable(string role)
    {
        var problems = new List<YamlProblem>();
        if (Of(role) is [var file, ..] && YamlDocument.Parse(file.Path, file.Content.Span, problems) is null)
        {
            yield return new Notice(NoticeKind.Missing, $"{file.Path} could not be read: {string.Join("; ", problems)}. Texts that hold a colon need quotes around them.", file.Path);
        }
    }
}
