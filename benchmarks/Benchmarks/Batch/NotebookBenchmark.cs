using System.Diagnostics;
using System.Text.Json;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Sandbox;

namespace Autograder.Benchmarks.Batch;

/// <summary>What executing a notebook costs over running its cells as a script, and how many submissions of a package of notebooks an hour takes.</summary>
internal static class NotebookBenchmark
{
    private const int Cells = 20;
    private const int Rounds = 5;

    private const string Package = """
        format: 1
        slug: cells
        version: 1.0.0
        title: Twenty cells
        course: Benchmark
        image: pytorch
        submission: { files: [ { role: notebook, pattern: "*.ipynb", required: true } ] }
        runs:
          cells: { kind: notebook, driver: notebook, notebook: cells, limits: { wall: 5m, cpu: 5m, memory: 4GiB, threads: 1 } }
        items:
          - { id: "1", title: Cells, asked: "Run.", kind: notebook, run: cells, marks: 1, criteria: [ { text: All cells ran, marks: 1, check: ran, all_cells: true } ] }
        """;

    private const string Driver = """
        import os, sys
        sys.path.insert(0, os.path.join(os.environ.get("AUTOGRADER_BOX_ROOT", "/task"), "lib"))
        from autograder_box import notebook
        notebook.main()
        """;

    /// <summary>The same cells as a notebook, graded, and as a script in a box with the same limits, in turn.</summary>
    public static async Task<int> OverheadAsync()
    {
        await using var bench = await Workbench.OpenAsync("pytorch", MakePackage);
        var cells = Enumerable.Range(0, Cells).Select(Cell).ToList();
        var (notebooks, scripts) = (new List<(TimeSpan Wall, TimeSpan Cpu, long Peak)>(), new List<(TimeSpan Wall, TimeSpan Cpu, long Peak)>());
        for (var round = 0; round < Rounds; round++)
        {
            var graded = (await bench.GradeAsync([Notebook(bench, cells, round)], new BatchFolder(Path.Combine(bench.Root, $"out-{round}")), 1))[0];
            var evidence = new BatchFolder(Path.Combine(bench.Root, $"out-{round}")).Store.Find(graded.Record.Evidence[0])!;
            if (graded.Grade.Total.Value != 1)
            {
                Console.WriteLine(graded.Grade.Items[0].Found + " " + graded.Grade.Items[0].Criteria[0].Reason);
                return 1;
            }

            notebooks.Add((evidence.WallTime, evidence.CpuTime, evidence.PeakMemoryBytes));
            scripts.Add(await ScriptAsync(bench, cells));
        }

        Print("notebook of 20 cells", notebooks);
        Print("the same cells as a script", scripts);
        Console.WriteLine($"{"notebook / script, time on the clock",-40}{notebooks.Min(r => r.Wall) / scripts.Min(r => r.Wall),8:0.00}");
        Console.WriteLine($"{"notebook − script, processor time",-40}{(notebooks.Min(r => r.Cpu) - scripts.Min(r => r.Cpu)).TotalSeconds,8:0.00} s");
        return 0;
    }

    /// <summary>So many copies of a package's reference with its full budgets.</summary>
    public static async Task<int> RateAsync(string slug, int count)
    {
        await using var bench = await Workbench.OpenAsync("pytorch", _ => Workbench.LoadPackage(slug));
        var uploads = Enumerable.Range(0, count).Select(n => Copy(bench, n)).ToList();
        var output = new BatchFolder(Path.Combine(bench.Root, "out"));
        var watch = Stopwatch.StartNew();
        var graded = await bench.GradeAsync(uploads, output, CpuSlots.Usual);
        var took = watch.Elapsed;
        var evidence = graded.SelectMany(g => g.Record.Evidence).Select(k => output.Store.Find(k)!).ToList();
        Console.WriteLine($"{slug}: {count} references in {took.TotalSeconds:0} s with {Environment.ProcessorCount} cores: {count / took.TotalHours:0} an hour");
        Console.WriteLine($"processor time in boxes, each {evidence.Sum(e => e.CpuTime.TotalSeconds) / count:0} s; most memory of a box {evidence.Max(e => e.PeakMemoryBytes) >> 20} MiB; of the grader {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        foreach (var run in evidence.GroupBy(e => e.Run))
        {
            Console.WriteLine($"  {run.Key,-20}{run.Count() / (double)count,5:0.0} runs each, {run.Average(e => e.WallTime.TotalSeconds),6:0.0} s, {run.Average(e => e.CpuTime.TotalSeconds),6:0.0} s of processor time, {run.Max(e => e.PeakMemoryBytes) >> 20} MiB");
        }

        var certain = graded.Min(g => g.Grade.Items.Where(i => i.State == Rubrics.Grades.ItemState.Graded).Sum(i => i.Awarded.Value));
        Console.WriteLine($"certain marks, least: {certain}");
        return 0;
    }

    private static Assignment MakePackage(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "cells")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "drivers"));
        File.WriteAllText(Path.Combine(folder, "assignment.yaml"), Package);
        File.WriteAllText(Path.Combine(folder, "drivers", "notebook.py"), Driver);
        var result = AssignmentLoader.Load(folder);
        return result.Assignment ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    /// <summary>About a tenth of a second of work each, and a line of output.</summary>
    private static string Cell(int n) => n == 0
        ? "import torch\ntorch.set_num_threads(1)\na = torch.rand(400, 400)"
        : $"for _ in range(40):\n    a = torch.tanh(a @ a / 200)\nprint({n}, float(a.sum()) == float(a.sum()))";

    private static NamedUpload Notebook(Workbench bench, IReadOnlyList<string> cells, int round)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Root, $"notebook-{round}")).FullName;
        var notebook = new
        {
            nbformat = 4,
            nbformat_minor = 5,
            metadata = new { round },
            cells = cells.Select((source, n) => new { cell_type = "code", id = $"c{n}", metadata = new { }, execution_count = (int?)null, outputs = Array.Empty<string>(), source }),
        };
        File.WriteAllBytes(Path.Combine(folder, "cells.ipynb"), JsonSerializer.SerializeToUtf8Bytes(notebook));
        return new NamedUpload($"n{round}", new Upload(folder, DateTimeOffset.UnixEpoch, []));
    }

    private static async Task<(TimeSpan Wall, TimeSpan Cpu, long Peak)> ScriptAsync(Workbench bench, IReadOnlyList<string> cells)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Root, "script")).FullName;
        File.WriteAllText(Path.Combine(folder, "cells.py"), string.Join('\n', cells));
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("755", 8));
        var facts = await bench.Sandbox.RunAsync(
            new BoxSpec
            {
                Image = bench.Image,
                Command = ["python3", "/task/sub/cells.py"],
                Mounts = [new BoxMount(folder, "/task/sub")],
                Limits = bench.Assignment.Runs[0].Limits,
            },
            CancellationToken.None);
        return facts is { End: BoxEnd.Exited, ExitCode: 0 } ? (facts.WallTime, facts.CpuTime, facts.PeakMemoryBytes) : throw new InvalidOperationException(facts.Stderr.Text);
    }

    /// <summary>The reference with a file of its own, so that no two share a run.</summary>
    private static NamedUpload Copy(Workbench bench, int n)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Root, "copies", $"s{n:000}")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(bench.Assignment.Folder, "reference")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(folder, "student.txt"), $"{n}"); // answers would not do: notebooks do not see them
        return new NamedUpload($"s{n:000}", new Upload(folder, DateTimeOffset.UnixEpoch, []));
    }

    private static void Print(string what, IReadOnlyList<(TimeSpan Wall, TimeSpan Cpu, long Peak)> runs) => Console.WriteLine(
        $"{what,-40}{runs.Min(r => r.Wall).TotalSeconds,8:0.00} s on the clock, {runs.Min(r => r.Cpu).TotalSeconds:0.00} s of processor time, {runs.Max(r => r.Peak) >> 20} MiB (best of {runs.Count})");
}
