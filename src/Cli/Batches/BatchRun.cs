using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Autograder.Cli.Machines;
using Autograder.Cli.Showing;
using Autograder.Reports;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Integrity;
using Autograder.Sandbox;
using Spectre.Console;

namespace Autograder.Cli.Batches;

/// <summary>One call of "grade": from paths to files and a table.</summary>
internal sealed class BatchRun
{
    private readonly GradeOptions _options;
    private readonly Surroundings _around;
    private readonly Assignment _assignment;
    private readonly BatchFolder _folder;
    private readonly ResultFiles _files;
    private readonly JsonLines? _lines;
    private readonly IAnsiConsole _screen;
    private readonly ConcurrentDictionary<string, Grade> _grades = new();
    private readonly ConcurrentDictionary<string, long> _started = new();
    private EngineReport? _engine;

    private BatchRun(GradeOptions options, Surroundings around, Assignment assignment, BatchFolder folder)
    {
        _options = options;
        _around = around;
        _assignment = assignment;
        _folder = folder;
        _files = new ResultFiles(folder);
        _lines = options.Json ? new JsonLines(around.Out) : null;
        _screen = around.Screen(options.Json ? around.Error : around.Out);
    }

    public static async Task<int> RunAsync(GradeOptions options, Surroundings around, CancellationToken cancel)
    {
        var assignment = Packages.Load(options.Assignment);
        if (options.SkipRuns.Where(name => assignment.Runs.All(run => run.Name != name)).ToList() is { Count: > 0 } unknown)
        {
            throw new CallerMistake($"--skip-runs: the package has no run {string.Join(", ", unknown)}. Its runs are: {string.Join(", ", assignment.Runs.Select(r => r.Name))}.");
        }

        var joined = UploadChoice.Make(options, assignment, cancel);
        var folder = OpenFolder(options.Out, assignment);
        var run = new BatchRun(options, around, assignment, folder);
        JoinedWords.Show(run._screen, joined.Texts);
        return await run.RunAsync(joined.Uploads, cancel);
    }

    /// <summary>What boxes are made with, in the log of every grading, and whether it has known holes.</summary>
    private void SayEngine(EngineReport engine)
    {
        _engine = engine;
        if (engine.Danger is { } danger)
        {
            _around.Error.WriteLine($"note: {engine.Words}. {danger}");
        }
    }

    private static BatchFolder OpenFolder(string path, Assignment assignment)
    {
        if (File.Exists(path))
        {
            throw new CallerMistake($"--out: '{path}' is a file; give a folder.");
        }

        var folder = new BatchFolder(path);
        return folder.FindPackage() is { } package && Path.GetFileName(package) is var slug && slug != assignment.Slug
            ? throw new CallerMistake($"--out: '{path}' holds grades of '{slug}'; give each assignment a folder of its own.")
            : folder;
    }

    private async Task<int> RunAsync(IReadOnlyList<NamedUpload> uploads, CancellationToken cancel)
    {
        var began = _around.Time.GetTimestamp();
        await using var host = _around.Host(_options.Gpu, _options.Strict, SayEngine);
        var machine = await host.MachineForAsync(_assignment, _folder.Store, cancel);
        var kept = _options.Resume ? new KeptGrades(_assignment, _folder, machine, _options.SkipRuns).Find(uploads, cancel) : new Dictionary<string, Grade>();
        _lines?.Write("started", ("assignment", _assignment.Slug), ("version", _assignment.Version), ("submissions", uploads.Count), ("unchanged", kept.Count), ("engine", _engine?.Words));
        await using var reports = new ReportWriter();
        var queue = _options.Pdf ? new ReportQueue(_files, reports, _options.Paper with { At = _around.Time.GetUtcNow() }) : null;
        var grading = GradeAsync([.. uploads.Where(u => !kept.ContainsKey(u.Id))], machine, queue, cancel);
        foreach (var grade in kept.Values)
        {
            _grades[grade.Submission.Id] = grade;
            if (queue is not null && !_files.HasReport(grade.Submission.Id))
            {
                await queue.AddAsync(grade);
            }
        }

        var stopped = !await grading;
        var all = StoredGrades.All(_folder);
        _files.WriteGradebook(all);
        MarksWords.Show(_screen, _options.Out, all, _files.WriteMarksSheet(all));
        var findings = CourseSheets.Compare(_assignment, _folder.All(), _folder.Store.Blobs);
        _files.WriteIntegrity(findings);
        FindingWords.Show(_screen, _folder.Path, findings);
        var failures = queue is null ? [] : await queue.FinishAsync(all, findings);
        return Conclude([.. uploads.Select(u => _grades.GetValueOrDefault(u.Id)).OfType<Grade>()], uploads.Count, kept, failures, stopped, _around.Time.GetElapsedTime(began));
    }

    /// <returns>False where the caller stopped it.</returns>
    private async Task<bool> GradeAsync(IReadOnlyList<NamedUpload> uploads, GradingMachine machine, ReportQueue? queue, CancellationToken cancel)
    {
        if (uploads.Count == 0)
        {
            return true;
        }

        try
        {
            await DisplayAsync(uploads.Count, async display =>
            {
                await using var stopping = cancel.Register(display.Stopping);
                var grader = new BatchGrader(_assignment, machine, _folder) { LeftOut = _options.SkipRuns };
                await grader.GradeAsync(uploads, _options.Jobs, new Timed(this, display), graded => KeepAsync(graded.Grade, display, queue), cancel);
            });
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task DisplayAsync(int count, Func<IBatchDisplay, Task> work)
    {
        Func<IBatchDisplay, Task> shown = _lines is { } lines ? people => work(new JsonDisplay(lines, people)) : work;
        return _around.IsLive(_screen) ? MovingDisplay.ShowAsync(_screen, count, shown) : shown(new PlainDisplay(_screen.Profile.Out.Writer, count));
    }

    private async Task KeepAsync(Grade grade, IBatchDisplay display, ReportQueue? queue)
    {
        _files.Write(grade);
        _grades[grade.Submission.Id] = grade;
        display.Done(grade, _started.TryGetValue(grade.Submission.Id, out var start) ? _around.Time.GetElapsedTime(start) : TimeSpan.Zero);
        if (queue is not null)
        {
            await queue.AddAsync(grade);
        }
    }

    private int Conclude(IReadOnlyList<Grade> grades, int wanted, IReadOnlyDictionary<string, Grade> kept, IReadOnlyList<string> failures, bool stopped, TimeSpan took)
    {
        ResultTable.Show(_screen, grades, kept.Keys.ToHashSet(), took);
        foreach (var failure in failures)
        {
            _screen.MarkupLine($"[red]{Markup.Escape(PlainText.Block(failure))}[/]");
        }

        _screen.MarkupLine(Markup.Escape(stopped
            ? $"Stopped: {wanted - grades.Count} of {wanted} submissions were not graded. The same command with --resume goes on from here."
            : $"The reports and the gradebook are in {_folder.Path}"));
        var code = stopped ? ExitCode.Interrupted : failures.Count > 0 || grades.Any(g => g.Status == GradeStatus.NotGraded) ? ExitCode.OurFault : ExitCode.Worked;
        _lines?.Write("finished", ("exitCode", code), ("out", _folder.Path), ("seconds", Math.Round(took.TotalSeconds, 3)), ("stopped", stopped),
            ("unchanged", kept.Count), ("failures", new JsonArray([.. failures.Select(f => (JsonNode)f)])), ("submissions", new JsonArray([.. grades.Select(GradeObjects.Object)])));
        return code;
    }

    /// <summary>Remembers when each submission began.</summary>
    private sealed class Timed(BatchRun run, IBatchDisplay display) : IProgress<GradingPhase>
    {
        public void Report(GradingPhase value)
        {
            run._started.TryAdd(value.Submission, run._around.Time.GetTimestamp());
            display.Report(value);
        }
    }
}
