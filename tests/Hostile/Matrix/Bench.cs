using System.Diagnostics;
using Autograder.Reports;
using Autograder.Reports.Tests.Rendering;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;
using Autograder.Sandbox.Docker;
using Xunit;

namespace Autograder.Hostile.Matrix;

/// <summary>The real grader with the real engine, one package for each way, and what zeros are worth there.</summary>
public sealed class Bench : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-hostile-").FullName;
    private readonly CpuSlots _slots = new(4);
    private readonly Dictionary<Way, (Assignment Assignment, GradingMachine Machine)> _ways = [];
    private readonly Dictionary<Way, (decimal Zeros, decimal Full, TimeSpan Alone)> _usual = [];
    private readonly List<Cell> _cells = [];
    private readonly ReportWriter _reports = new();
    private DockerSandbox? _sandbox;
    private Canaries? _canaries;
    private Leftovers? _leftovers;
    private int _submissions;

    public async Task InitializeAsync()
    {
        // Whatever the grader puts into the machine's temporary folder comes here, where nobody else's files are.
        var (temporary, work, cache) = (Folder("tmp"), Folder("work"), Folder("cache"));
        Environment.SetEnvironmentVariable("TMPDIR", temporary);
        _canaries = new Canaries(_root, temporary, work, cache);
        _sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), TimeProvider.System, CancellationToken.None);
        var datasets = new DatasetProvider([], cache, _sandbox);
        var store = new EvidenceStore(Folder("store"));
        foreach (var way in Enum.GetValues<Way>())
        {
            var assignment = Load(way);
            var image = await _sandbox.FindImageAsync($"autograder/{assignment.Image}", CancellationToken.None)
                ?? throw new InvalidOperationException($"There is no image autograder/{assignment.Image}. Run ./test, which builds it.");
            var library = await CompiledLibrary.PrepareAsync(_sandbox, image, cache, CancellationToken.None);
            _ways[way] = (assignment, new GradingMachine(_sandbox, image, datasets, store, _slots, work, GpuNeed.None, "test") { LibraryFolder = library });
        }

        _leftovers = new Leftovers(new DockerClient("/var/run/docker.sock", TimeProvider.System), temporary, work);
    }

    public async Task DisposeAsync()
    {
        await (_sandbox?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _reports.DisposeAsync();
        _leftovers?.Dispose();
        _canaries?.Dispose();
        _slots.Dispose();
        Environment.SetEnvironmentVariable("TMPDIR", null);
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>A case under one way, with an honest submission at the same moment.</summary>
    /// <param name="aloneNow">Compares that one with another alone just before and just after it, because machines are not equally quick at all times.</param>
    internal async Task<Cell> TryAsync(HostileCase @case, Way way, bool aloneNow = false)
    {
        var (zeros, full, alone) = await UsualAsync(way);
        alone = aloneNow ? await AloneAsync(way) : alone;
        using var watching = new CancellationTokenSource();
        var watch = Leftovers.WatchAsync(watching.Token);
        var began = Stopwatch.GetTimestamp();
        var honest = GradeAsync(HandIn.Honest(NextFolder(), way), way);
        var before = @case.Twice ? await GradeAsync(HandIn.Hostile(NextFolder(), way, @case), way) : null;
        var graded = await GradeAsync(HandIn.Hostile(NextFolder(), way, @case), way, @case.IsBrought ? BoxLimits.Default : null);
        var took = Stopwatch.GetElapsedTime(began);
        var beside = await honest;
        await watching.CancelAsync();
        await watch;
        var (found, boxes) = await Leftovers.FindAsync();
        var marks = new Marking(@case, way, @case.IsControl ? full : zeros);
        graded = await WithReportAsync(graded, way);
        var problems = marks.ProblemsOf(graded).Concat(found.Select(f => "left behind: " + f)).ToList();
        problems.AddRange(before is null ? [] : marks.ProblemsOf(await WithReportAsync(before, way)).Select(p => "the first time: " + p));
        if (beside.Marks != full)
        {
            problems.Add($"the honest submission beside it got {beside.Marks} of {full}: {beside.Fault}");
        }

        if (_canaries!.Visits > 0)
        {
            problems.Add("somebody reached a listener of this machine");
        }

        if (boxes == 0 && graded.Fault.Length == 0)
        {
            problems.Add("no box was seen");
        }

        var after = aloneNow ? await AloneAsync(way) : alone;
        alone = after > alone ? after : alone;
        var cell = new Cell(@case, way, graded.Marks, marks.Baseline, marks.OutcomeOf(graded), graded.Says, beside.Took / alone, took, problems);
        _cells.RemoveAll(c => c.Case.Id == @case.Id && c.Way == way);
        _cells.Add(cell);
        MatrixTable.Write(_cells); // each time: a run that is cut short has its page, too
        if (problems.Count > 0)
        {
            MatrixTable.Keep(cell, graded.Gathered.Text);
        }

        return cell;
    }

    /// <summary>What is found in the papers of a grade whose first item says these words.</summary>
    internal async Task<IReadOnlyList<string>> SayAsync(string words, Way way)
    {
        var graded = await GradeAsync(HandIn.Zeros(NextFolder(), way), way);
        var grade = graded.Grade ?? throw new InvalidOperationException(graded.Fault);
        grade = grade with { Items = [grade.Items[0] with { Found = words }, .. grade.Items.Skip(1)] };
        return [.. Marking.OfCanaries(grade, (await WithReportAsync(graded with { Grade = grade }, way)).Report)];
    }

    /// <summary>Many of a case at once, and an honest submission among them, where there is memory for some of their boxes only.</summary>
    /// <returns>What is not as it must be, and the most boxes that there were at one time.</returns>
    internal async Task<(IReadOnlyList<string> Problems, int Boxes)> TryTogetherAsync(HostileCase @case, Way way, int hostile, long memory)
    {
        var (zeros, full, _) = await UsualAsync(way);
        var sandbox = await DockerSandbox.ConnectAsync(new DockerSandboxOptions { MemoryForBoxes = memory }, TimeProvider.System, CancellationToken.None);
        using var slots = new CpuSlots(hostile + 1);
        var narrow = _ways[way].Machine with { Sandbox = sandbox, Slots = slots };
        using var watching = new CancellationTokenSource();
        var watch = Leftovers.WatchAsync(watching.Token);
        var first = Enumerable.Range(0, hostile / 2).Select(_ => GradeAsync(HandIn.Hostile(NextFolder(), way, @case), way, on: narrow)).ToList();
        var honest = GradeAsync(HandIn.Honest(NextFolder(), way), way, on: narrow);
        var others = Enumerable.Range(0, hostile - first.Count).Select(_ => GradeAsync(HandIn.Hostile(NextFolder(), way, @case), way, on: narrow)).ToList();
        var all = await Task.WhenAll(first.Concat(others));
        var beside = await honest;
        await sandbox.DisposeAsync();
        await watching.CancelAsync();
        await watch;
        var most = Leftovers.Most;
        var marks = new Marking(@case, way, zeros);
        var problems = (await Leftovers.FindAsync()).Found.Select(f => "left behind: " + f).ToList();
        foreach (var graded in all)
        {
            problems.AddRange(marks.ProblemsOf(await WithReportAsync(graded, way)));
        }

        problems.AddRange(beside.Marks == full ? [] : [$"the honest submission among them got {beside.Marks} of {full}: {beside.Fault}"]);
        return (problems, most);
    }

    internal static Assignment Load(Way way)
    {
        var result = AssignmentLoader.Load(Path.Combine(HostileCase.Home, "packages", HostileCase.Dashed(way.ToString())));
        return result.Assignment ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    private Leftovers Leftovers => _leftovers ?? throw new InvalidOperationException("The bench is not set up.");

    /// <summary>What zeros and honest work get, and how long honest work takes alone; found out when a way is tried for the first time.</summary>
    private async Task<(decimal Zeros, decimal Full, TimeSpan Alone)> UsualAsync(Way way)
    {
        if (_usual.TryGetValue(way, out var known))
        {
            return known;
        }

        var zeros = await GradeAsync(HandIn.Zeros(NextFolder(), way), way);
        var first = await GradeAsync(HandIn.Honest(NextFolder(), way), way);
        var honest = await GradeAsync(HandIn.Honest(NextFolder(), way), way);
        var full = _ways[way].Assignment.Items.Sum(i => i.Marks.Value);
        if (zeros.Fault.Length > 0 || honest.Marks != full)
        {
            throw new InvalidOperationException($"{way}: zeros got {zeros.Marks} {zeros.Fault}, honest work {honest.Marks} of {full} {honest.Fault} {honest.Says}");
        }

        await WithReportAsync(honest, way); // whose maker stays
        await Leftovers.RememberAsync();
        return _usual[way] = (zeros.Marks, full, first.Took > honest.Took ? first.Took : honest.Took);
    }

    private async Task<TimeSpan> AloneAsync(Way way) => (await GradeAsync(HandIn.Honest(NextFolder(), way), way)).Took;

    private async Task<Graded> GradeAsync(NamedUpload upload, Way way, BoxLimits? limits = null, GradingMachine? on = null)
    {
        var (assignment, machine) = _ways[way];
        machine = on ?? machine;
        assignment = limits is null ? assignment : assignment with { Runs = [.. assignment.Runs.Select(r => r with { Limits = limits })] };
        var grader = new UploadGrader(assignment, machine);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var graded = await grader.GradeAsync(grader.Take(upload, CancellationToken.None), null, CancellationToken.None);
            return new Graded(graded.Grade, Gathered.Of(machine.Store, graded.Record.Evidence), "", Stopwatch.GetElapsedTime(began));
        }
        catch (Exception e) when (e is GradingFault or SandboxException or IOException)
        {
            return new Graded(null, new Gathered([], "", Outcome.OurFault), e.Message, Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            Directory.Delete(upload.Upload.Path, recursive: true);
        }
    }

    private async Task<Graded> WithReportAsync(Graded graded, Way way)
    {
        var blobs = _ways[way].Machine.Store.Blobs;
        var options = ReportOptions.Default with { Pictures = name => blobs.Has(name) ? blobs.Get(name) : null };
        return graded.Grade is { } grade ? graded with { Report = PdfTools.Text(await _reports.RenderStudentAsync(grade, options)) } : graded;
    }

    private string NextFolder() => Path.Combine(Folder("in"), $"s{Interlocked.Increment(ref _submissions):0000}");

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
}
