using System.Text.RegularExpressions;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Runs;

/// <summary>Finds the notebook that a run asks for among the files of a submission.</summary>
internal static partial class NotebookNames
{
    /// <summary>The role of files that notebook runs execute.</summary>
    public const string Role = "notebook";

    /// <summary>The file whose name fits, .ipynb before .py, nearest to the top; null where none does.</summary>
    public static IntakeFile? Find(SubmittedFiles files, string wanted)
    {
        var fitting = files.Of(Role).Where(f => Plain(Stem(f)) == Plain(wanted)).ToList();
        var named = fitting.Count > 0 ? fitting : [.. files.Of(Role).Where(f => Plain(Copies().Replace(Stem(f), "")) == Plain(wanted))];
        return named.Find(f => Ends(f, ".ipynb")) ?? named.Find(f => Ends(f, ".py"));
    }

    /// <summary>
    /// What a notebook sees of the submission: everything but answers, reports and the other notebooks, so that a change there repeats no training. Scripts stay,
    /// since notebooks import them.
    /// </summary>
    public static SubmissionPackage Beside(SubmittedFiles files, string wanted, SubmissionPackage package)
    {
        var own = Find(files, wanted)?.Path;
        var others = files.Of("answers").Concat(files.Of("report")).Concat(files.Of(Role).Where(f => Ends(f, ".ipynb"))).Select(f => f.Path).Where(path => path != own).ToHashSet();
        return PackageHash.Seal(package.SourceName, package.Files.Where(f => !others.Contains(f.Path)), []);
    }

    /// <summary>A name as it is compared: without case, spaces, - and _.</summary>
    public static string Plain(string name) => string.Concat(name.Where(c => c is not (' ' or '-' or '_'))).ToLowerInvariant();

    private static string Stem(IntakeFile file) => Path.GetFileNameWithoutExtension(file.Path);

    private static bool Ends(IntakeFile file, string ending) => file.Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>What browsers and editors add to the name of a second copy.</summary>
    [GeneratedRegex(@"^\s*copy of\s|\s*\(\d{1,3}\)\s*\z|[\s_-]*copy\d{0,2}\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Copies();
}
