using System.Security.Cryptography;
using System.Text;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Proving;

/// <summary>Makes submissions out of the reference: with an author's edits, or with one mutation.</summary>
internal static class EditedPackage
{
    /// <summary>The reference with edits and replaced files, or what is wrong with an edit.</summary>
    public static (SubmissionPackage? Package, IReadOnlyList<string> Problems) Apply(SubmissionPackage reference, WrongSubmission wrong, SubmissionPackage? own)
    {
        var problems = new List<string>();
        var files = wrong.OnReference ? reference.Files.ToDictionary(f => f.Path) : [];
        foreach (var file in own?.Files ?? [])
        {
            if (file.Path != WrongSubmission.FileName)
            {
                files[file.Path] = wrong.OnReference && IsAnswers(file.Path) && files.TryGetValue(file.Path, out var answers) ? Merged(answers, file) : file;
            }
        }

        foreach (var edit in wrong.Edits)
        {
            if (!files.TryGetValue(edit.File, out var file))
            {
                problems.Add($"{wrong.Name}: an edit names {edit.File}, which the reference does not have");
                continue;
            }

            var (text, problem) = FileEdit.Apply(edit, file.Content.Span);
            if (text is null)
            {
                problems.Add($"{wrong.Name}: {problem}");
                continue;
            }

            files[edit.File] = File(edit.File, text);
        }

        return problems.Count > 0 ? (null, problems) : (Of(wrong.Name, files.Values), []);
    }

    /// <summary>The package with one file replaced.</summary>
    public static SubmissionPackage With(SubmissionPackage reference, string path, string text) =>
        Of(reference.SourceName, reference.Files.Select(f => f.Path == path ? File(path, text) : f));

    private static bool IsAnswers(string path) => path is "answers.yaml" or "answers.yml";

    /// <summary>A sheet names only the answers that differ; one that cannot be read replaces the reference's as it is.</summary>
    private static IntakeFile Merged(IntakeFile reference, IntakeFile overlay) =>
        SheetOverlay.Apply(reference, overlay) is { } merged ? File(reference.Path, merged) : overlay;

    private static IntakeFile File(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return new IntakeFile(path, content, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static SubmissionPackage Of(string name, IEnumerable<IntakeFile> files)
    {
        var sorted = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var names = string.Join('\n', sorted.Select(f => $"{f.Path}\0{f.Sha256}"));
        return new SubmissionPackage
        {
            SourceName = name,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names))),
            Files = sorted,
            Notices = [],
        };
    }
}
