using System.Text;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Proving;

/// <summary>A mutant, and what has to be run and looked at to see whether anything notices it.</summary>
/// <param name="LeftOut">Runs that are not made.</param>
/// <param name="Items">Items of which one must lose marks → what the reference earned there.</param>
internal sealed record MutantTrial(Mutant Mutant, IReadOnlySet<string> LeftOut, IReadOnlyDictionary<string, Marks> Items)
{
    public bool IsNoticed(Grade grade) => grade.Items.Any(i => Items.TryGetValue(i.Id, out var marks) && i.Awarded < marks);
}

/// <summary>Chooses mutants of a package's reference.</summary>
internal static class MutantTrials
{
    /// <param name="judged">The reference's grade: only items that this machine can judge are asked.</param>
    public static IReadOnlyList<MutantTrial> Of(Assignment assignment, SubmissionPackage reference, Grade judged, ProofOptions options)
    {
        var graded = judged.Items.Where(i => i.State is ItemState.Graded or ItemState.WaitsForMarker).ToDictionary(i => i.Id, i => i.Awarded);
        return [.. OfFunctions(assignment, reference, graded, options), .. OfNotebooks(assignment, reference, graded, options)];
    }

    /// <summary>Mutants of the file with most code, judged by the items that compare outputs: no training.</summary>
    private static IEnumerable<MutantTrial> OfFunctions(Assignment assignment, SubmissionPackage reference, Dictionary<string, Marks> graded, ProofOptions options)
    {
        var items = assignment.Items.Where(i => i.Check is ItemCheck.Outputs && graded.ContainsKey(i.Id)).ToDictionary(i => i.Id, i => graded[i.Id]);
        var code = reference.Files.Where(f => f.Path.EndsWith(".py", StringComparison.Ordinal)).MaxBy(f => f.Content.Length);
        var leftOut = assignment.Runs.Where(r => r.Kind != RunKind.Functions).Select(r => r.Name).ToHashSet();
        return items.Count == 0 || code is null ? []
            : MutantMaker.Make(code.Path, Encoding.UTF8.GetString(code.Content.Span), options.Mutants).Select(m => new MutantTrial(m, leftOut, items));
    }

    /// <summary>Mutants of every notebook that leaves models behind; each costs the runs of that notebook.</summary>
    private static IEnumerable<MutantTrial> OfNotebooks(Assignment assignment, SubmissionPackage reference, Dictionary<string, Marks> graded, ProofOptions options)
    {
        var files = SubmittedFiles.Assign(assignment.Submission, reference.Files);
        var notebooks = assignment.Runs.Where(r => !options.SkipRuns.Contains(r.Name) && r.Notebook is { Models.Count: > 0 })
            .Select(r => (Run: r.Name, File: NotebookNames.Find(files, r.Notebook!.File))).Where(r => r.File is not null).GroupBy(r => r.File!.Path, r => (r.Run, r.File)).ToList();
        foreach (var (notebook, index) in notebooks.Select((n, i) => (n, i)))
        {
            var leftOut = assignment.Runs.Select(r => r.Name).Except(notebook.Select(n => n.Run)).ToHashSet();
            var items = assignment.Items.Where(i => i.Check is ItemCheck.Notebook && graded.ContainsKey(i.Id) && !i.Check.Runs.Any(leftOut.Contains)).ToDictionary(i => i.Id, i => graded[i.Id]);
            var share = options.NotebookMutants / notebooks.Count + (index < options.NotebookMutants % notebooks.Count ? 1 : 0);
            foreach (var mutant in items.Count == 0 ? [] : Make(notebook.First().File!, share))
            {
                yield return new MutantTrial(mutant, leftOut, items);
            }
        }
    }

    private static IReadOnlyList<Mutant> Make(IntakeFile file, int most) =>
        NotebookSource.Is(file.Path)
            ? NotebookSource.Read(file.Content.Span) is { } notebook ? MutantMaker.Make(file.Path, notebook, most) : []
            : MutantMaker.Make(file.Path, Encoding.UTF8.GetString(file.Content.Span), most);
}
