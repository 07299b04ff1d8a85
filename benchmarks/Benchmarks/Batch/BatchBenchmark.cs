using System.Diagnostics;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;

namespace Autograder.Benchmarks.Batch;

/// <summary>Grades small submissions and, in the same run, measures what they are compared with.</summary>
internal static class BatchBenchmark
{
    public static async Task<int> RunAsync(int count)
    {
        await using var bench = await Workbench.OpenAsync();
        var uploads = bench.MakeSubmissions(count);
        var jobs = Environment.ProcessorCount;
        Console.WriteLine($"{count} small submissions, {Environment.ProcessorCount} cores; the plain loop {jobs} at a time. Best of three rounds each, taken in turn.");
        await bench.GradeAsync(uploads, new BatchFolder(Path.Combine(bench.Root, "warm")), jobs);
        var loop = new DockerLoop(bench, uploads);
        var (ours, plain, empty) = (new List<double>(), new List<double>(), new List<double>());
        IReadOnlyList<GradedSubmission> graded = [];
        var processor = TimeSpan.Zero;
        for (var round = 0; round < 3; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            ours.Add(await SecondsAsync(async () => graded = await bench.GradeAsync(uploads, new BatchFolder(Path.Combine(bench.Root, $"out-{round}")), CpuSlots.Usual)));
            processor = Process.GetCurrentProcess().TotalProcessorTime - before;
            plain.Add(await SecondsAsync(() => loop.RunDriversAsync(jobs)));
            empty.Add(await SecondsAsync(() => loop.RunTrueAsync(count)));
        }

        Print(count, graded, new BatchFolder(Path.Combine(bench.Root, "out-2")).Store, ours.Min(), plain.Min(), empty.Min(), processor);
        return graded.All(g => g.Grade.Items.Where(i => i.Kind == "outputs").All(i => i.Awarded >= i.Maximum)) ? 0 : 1;
    }

    private static void Print(int count, IReadOnlyList<GradedSubmission> graded, EvidenceStore store, double ours, double plain, double empty, TimeSpan processor)
    {
        var evidence = graded.SelectMany(g => g.Record.Evidence).Select(k => store.Find(k)!).ToList();
        var students = evidence.Sum(e => e.CpuTime.TotalSeconds);
        Line("autograder, wall time", ours, count);
        Line("students' own processor time, summed", students, count);
        Line("plain loop, same drivers, one container each", plain, count);
        Line("docker run --rm IMAGE true, one after the other", empty, count);
        Console.WriteLine($"{"plain loop / autograder",-52}{plain / ours,8:0.00}");
        Console.WriteLine($"{"autograder / students' processor time",-52}{ours / students,8:0.00}");
        Console.WriteLine($"{"grader's processor time a submission, outside boxes",-52}{processor.TotalMilliseconds / count,8:0.0} ms");
        Console.WriteLine($"{"peak memory of the grader",-52}{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,8:0} MiB");
    }

    private static void Line(string what, double seconds, int count) =>
        Console.WriteLine($"{what,-52}{seconds,8:0.00} s {seconds * 1000 / count,8:0} ms a submission");

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }
}
