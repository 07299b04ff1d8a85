using System.IO.Enumeration;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Checks;

/// <summary>Judges what was handed in by names and contents of files alone.</summary>
internal static class PackagingJudge
{
    public static ItemGrade Judge(Item item, ItemCheck.Packaging check, JudgingContext context)
    {
        var criteria = check.Criteria.Select(c => Line(c, Problem(c, context))).ToList();
        var wrong = criteria.Count(c => c.Verdict == Verdict.NotMet);
        return ItemJudge.Frame(item, ItemState.Graded, wrong == 0 ? "Everything was handed in as asked." : wrong == 1 ? "One thing is not as asked." : $"{wrong} things are not as asked.", criteria);
    }

    private static CriterionGrade Line(PackagingCriterion criterion, string? problem) => new(
        criterion.Text, problem is null ? Verdict.Met : Verdict.NotMet, problem is null ? criterion.Marks : Marks.Zero, criterion.Marks,
        (problem ?? "As asked.") + (criterion.Marks == Marks.Zero ? " This line carries no marks." : ""));

    /// <summary>What is not as asked; null where everything is.</summary>
    private static string? Problem(PackagingCriterion criterion, JudgingContext context) => criterion.Test switch
    {
        PackagingTest.ArchiveName => Named(context),
        PackagingTest.Files => Missing(criterion.Files, context),
        PackagingTest.Notebooks => Unreadable(context.Files.All),
    };

    private static string? Named(JudgingContext context) =>
        context.Source.Length > 0 ? context.Assignment.Submission.Names?.Match(context.Source).Notice?.Message : null;

    private static string? Missing(IReadOnlyList<string> patterns, JudgingContext context)
    {
        var missing = patterns.Count > 0
            ? patterns.Where(p => !context.Files.All.Any(f => Fits(p, Path.GetFileName(f.Path)))).ToList()
            : context.Assignment.Submission.Files.Where(r => r.Required && context.Files.Of(r.Role).Count == 0).Select(r => $"{r.Pattern} ({r.Role})").ToList();
        return missing.Count == 0 ? null : $"{(missing.Count == 1 ? "A file is" : "Files are")} missing: {string.Join(", ", missing)}.";
    }

    /// <summary>Patterns as file rules have them; a name may also differ in case, spaces, - and _.</summary>
    private static bool Fits(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name) || NotebookNames.Plain(pattern) == NotebookNames.Plain(name);

    private static string? Unreadable(IReadOnlyList<IntakeFile> files)
    {
        var problems = files.Where(f => f.Path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            .Select(f => (f.Path, Problem: NotebookFile.ProblemOf(f.Content))).Where(f => f.Problem is not null).Select(f => $"{f.Path} {f.Problem}").ToList();
        return problems.Count == 0 ? null : string.Join(" ", problems.Take(5));
    }
}
