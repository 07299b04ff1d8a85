using System.Diagnostics;
using Autograder.Reports;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Benchmarks.Batch;

/// <summary>Grades answer sheets of the 90-credit paper, without and with a PDF for each; loading the package and computing its keys are part of it.</summary>
internal static class SheetsBenchmark
{
    public static async Task<int> RunAsync(int count)
    {
        var root = Directory.CreateTempSubdirectory("autograder-bench-").FullName;
        try
        {
            var uploads = MakeSheets(Path.Combine(root, "sheets"), count);
            for (var round = 0; round < 3; round++)
            {
                await MeasureAsync(Path.Combine(root, $"out-{round}"), uploads, pdf: round == 2);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, IReadOnlyList<NamedUpload> uploads, bool pdf)
    {
        var watch = Stopwatch.StartNew();
        var assignment = Workbench.LoadPackage("tum-endterm-2022");
        var loaded = watch.Elapsed;
        var output = new BatchFolder(folder);
        var box = new NoSandbox();
        using var slots = new CpuSlots(CpuSlots.Usual);
        var machine = new GradingMachine(box, default, new DatasetProvider([], folder, box), output.Store, slots, Path.Combine(folder, "work"), null, "benchmark");
        var grades = new List<Grade>();
        await new BatchGrader(assignment, machine, output).GradeAsync(uploads, CpuSlots.Usual, null, graded => { grades.Add(graded.Grade); return Task.CompletedTask; }, CancellationToken.None);
        Line("package loaded, its keys computed", loaded, 1);
        Line($"{uploads.Count} sheets graded, with that", watch.Elapsed, uploads.Count);
        if (pdf)
        {
            await using var reports = new ReportWriter();
            await Parallel.ForEachAsync(grades, new ParallelOptions { MaxDegreeOfParallelism = ReportWriter.Parallelism }, async (grade, cancel) =>
            {
                var own = Directory.CreateDirectory(output.ReportsOf(grade.Submission.Id)).FullName;
                AtomicFile.Write(Path.Combine(own, "report.pdf"), await reports.RenderStudentAsync(grade, null, cancel));
            });

            Line($"{uploads.Count} sheets graded, with a PDF each", watch.Elapsed, uploads.Count);
        }

        Console.WriteLine($"{"peak memory",-46}{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,8:0} MiB");
    }

    /// <summary>The reference's answers with every fifth line or so changed, so that sheets differ and few are perfect.</summary>
    private static List<NamedUpload> MakeSheets(string folder, int count)
    {
        var lines = File.ReadAllLines(Path.Combine(Workbench.LoadPackage("tum-endterm-2022").Folder, "reference", "answers.yaml"));
        return [.. Enumerable.Range(0, count).Select(n =>
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, $"s{n:0000}")).FullName;
            File.WriteAllLines(Path.Combine(own, "answers.yaml"), lines.Select((line, at) => (at * 7 + n * 13) % 5 == 0 ? Changed(line, n) : line));
            return new NamedUpload($"s{n:0000}", new Upload(own, DateTimeOffset.UnixEpoch, []));
        })];
    }

    private static string Changed(string line, int n) =>
        line.EndsWith(']') && line.Contains("[a") ? line.Replace("[a", "[b") // other boxes
        : line.Split(": ") is [var name, var number] && double.TryParse(number, out var value) ? $"{name}: {value + n % 3}"
        : line.Contains("theta") ? line.Replace("lambda", "2*lambda")
        : line;

    private static void Line(string what, TimeSpan took, int count) => Console.WriteLine($"{what,-46}{took.TotalSeconds,8:0.00} s {took.TotalMilliseconds / count,8:0.0} ms each");
}
