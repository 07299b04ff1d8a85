using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Runs;

/// <summary>What a box sees of a submission.</summary>
internal static class SeenFiles
{
    /// <summary>Write-ups, notebooks and pictures: large by nature, so that nobody can tell what else they hold. Nothing that trains needs them.</summary>
    private static readonly string[] Pictorial = [".pdf", ".ipynb", ".png", ".jpg", ".jpeg", ".svg"];

    /// <summary>Everything; but where published images are to be recognised, no file in which a table of their labels could hide unseen.</summary>
    public static SubmissionPackage Of(RunSettings run, SubmittedFiles files, SubmissionPackage package)
    {
        var seen = run.Notebook is { } asked ? NotebookNames.Beside(files, asked.File, package) : package;
        var own = run.Notebook is { } notebook ? NotebookNames.Find(files, notebook.File)?.Path : null;
        return run.Split is not null && seen.Files.Any(f => IsPictorial(f) && f.Path != own)
            ? PackageHash.Seal(seen.SourceName, seen.Files.Where(f => !IsPictorial(f) || f.Path == own), [])
            : seen;
    }

    public static bool IsPictorial(IntakeFile file) => Pictorial.Contains(Path.GetExtension(file.Path).ToLowerInvariant());
}
