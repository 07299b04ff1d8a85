using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Autograder.Cli.Batches;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Reports;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Integrity;
using Autograder.Rubrics.Machines;
using Autograder.Rubrics.Marking;
using Spectre.Console;

namespace Autograder.Cli.Regrading;

/// <summary>One call of "regrade": judges what is stored again, shows the difference, and writes what changed.</summary>
internal sealed class RegradeRun(RegradeOptions options, Surroundings around, Assignment assignment, string before, BatchFolder folder)
{
    private readonly ResultFiles _files = new(folder);
    private readonly IAnsiConsole _screen = around.Screen(options.Json ? around.Error : around.Out);
    private readonly ConcurrentBag<string> _failures = [];

    /// <exception cref="CallerMistake">The folder or the package is not what regrading needs.</exception>
    public static RegradeRun Open(RegradeOptions options, Surroundings around)
    {
        if (!Directory.Exists(options.Out))
        {
            throw new CallerMistake($"There is no folder '{options.Out}'; give the folder that 'grade --out' wrote.");
        }

        var folder = new BatchFolder(options.Out);
        var copy = folder.FindPackage() ?? throw new CallerMistake($"Nothing was graded into '{options.Out}' yet; give the folder that 'grade --out' wrote.");
        var assignment = Packages.Load(options.Assignment ?? copy);
        return assignment.Slug != Path.GetFileName(copy)
            ? throw new CallerMistake($"'{options.Out}' holds grades of '{Path.GetFileName(copy)}', not of '{assignment.Slug}'.")
            : new RegradeRun(options, around, assignment, AssignmentLoader.Load(copy).Assignment?.Sha256 ?? "", folder);
    }

    /// <summary>Has the formulas proved that nobody has tried to prove, then judges as ever.</summary>
    public async Task<int> ProveAsync(CancellationToken cancel)
    {
        await new FormulaProofs(assignment, folder, around, _screen).ProveAsync(cancel);
        return await RunAsync(cancel);
    }

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var began = around.Time.GetTimestamp();
        TakeMarks();
        var results = Judge(cancel);
        var changed = results.Where(r => r.Changed).ToList();
        var news = results.Where(r => r.IsNews).ToList();
        foreach (var result in news)
        {
            _files.Write(result.Now);
        }

        var reportFailures = await WriteSharedAsync(results, news);
        KeepHistory(changed);
        return Conclude(results, changed, [.. _failures.Order(StringComparer.Ordinal), .. reportFailures], around.Time.GetElapsedTime(began));
    }

    /// <summary>All of the sheet or nothing: half a sheet would be hard to find out about later.</summary>
    private void TakeMarks()
    {
        if (options.Marks is not { } sheet)
        {
            return;
        }

        if (!File.Exists(sheet))
        {
            throw new CallerMistake($"--marks: there is no file '{sheet}'.");
        }

        var (decisions, problems) = MarksTable.Read(File.ReadAllText(sheet), StoredGrades.All(folder).ToDictionary(g => g.Submission.Id), around.Time.GetUtcNow());
        if (problems.Count > 0)
        {
            throw new CallerMistake([.. problems.Select(problem => $"{sheet}: {problem}")]);
        }

        folder.AddDecisions(decisions);
        _screen.MarkupLine(Markup.Escape($"Took {decisions.Count} {(decisions.Count == 1 ? "decision" : "decisions")} from {sheet}."));
    }

    private List<Regraded> Judge(CancellationToken cancel)
    {
        var regrader = new Regrader(assignment, folder.Store, GraderVersion.Current) { Decided = folder.Decisions(), Proofs = folder.Proofs() };
        return [.. folder.All().AsParallel().AsOrdered().WithCancellation(cancel).Select(record => Judge(regrader, record)).OfType<Regraded>()];
    }

    private Regraded? Judge(Regrader regrader, SubmissionRecord record)
    {
        try
        {
            var now = regrader.Regrade(record);
            var old = StoredGrades.TryRead(folder, record.Stamp.Id);
            return Regraded.Compare(old, now);
        }
        catch (Exception fault) when (fault is not OperationCanceledException) // of any kind: the others are judged all the same
        {
            _failures.Add($"{record.Stamp.Id}: {fault.Message}");
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> WriteSharedAsync(List<Regraded> results, List<Regraded> news)
    {
        var grades = results.ConvertAll(r => r.Current);
        MarksWords.Show(_screen, options.Out, grades, _files.WriteMarksSheet(grades));
        var findings = CourseSheets.Compare(assignment, folder.All(), folder.Store.Blobs);
        _files.WriteIntegrity(findings);
        if (news.Count == 0)
        {
            return [];
        }

        _files.WriteGradebook(grades);
        if (!options.Pdf)
        {
            return [];
        }

        await using var reports = new ReportWriter();
        var queue = new ReportQueue(_files, reports, options.Paper with { At = around.Time.GetUtcNow() });
        foreach (var result in news)
        {
            await queue.AddAsync(result.Now);
        }

        return await queue.FinishAsync(grades, findings);
    }

    private void KeepHistory(List<Regraded> changed)
    {
        if (changed.Count > 0 || before != assignment.Sha256)
        {
            RegradeHistory.Append(folder.History, around.Time.GetUtcNow(), assignment, before, changed);
        }

        if (Path.GetFullPath(folder.PackageCopy(assignment.Slug)) != assignment.Folder)
        {
            folder.KeepPackage(assignment);
        }
    }

    private int Conclude(List<Regraded> results, List<Regraded> changed, IReadOnlyList<string> failures, TimeSpan took)
    {
        var changes = changed.SelectMany(r => r.Changes).ToList();
        ChangeTable.Show(_screen, changes, changed.Count(r => r.Old is null));
        foreach (var failure in failures)
        {
            _screen.MarkupLine($"[red]{Markup.Escape(PlainText.Block(failure))}[/]");
        }

        var total = results.Count + _failures.Count;
        _screen.MarkupLine(Markup.Escape($"{changed.Count} of {total} {(total == 1 ? "submission" : "submissions")} changed; nothing was run again. Took {Spans.Words(took)}."));
        var code = failures.Count > 0 ? ExitCode.OurFault : ExitCode.Worked;
        if (options.Json)
        {
            new JsonLines(around.Out).Write("regraded", ("exitCode", code), ("submissions", results.Count), ("changed", changed.Count), ("seconds", Math.Round(took.TotalSeconds, 3)),
                ("changes", RegradeHistory.Array(changes)), ("failures", new JsonArray([.. failures.Select(f => (JsonNode)f)])));
        }

        return code;
    }
}
