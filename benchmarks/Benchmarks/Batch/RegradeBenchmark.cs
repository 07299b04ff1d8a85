using System.Diagnostics;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Benchmarks.Batch;

/// <summary>Judges stored submissions again, as after a changed rubric; PDFs are not part of it.</summary>
internal static class RegradeBenchmark
{
    public static async Task<int> RunAsync(int count)
    {
        await using var bench = await Workbench.OpenAsync();
        var output = new BatchFolder(Path.Combine(bench.Root, "out"));
        var graded = await bench.GradeAsync(bench.MakeSubmissions(10), output, Environment.ProcessorCount);
        for (var n = 0; n < count; n++)
        {
            var record = graded[n % graded.Count].Record;
            output.Save(record with { Stamp = record.Stamp with { Id = $"r{n:0000}" } });
        }

        var regrader = new Regrader(bench.Assignment, output.Store, "benchmark");
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var records = output.All().Where(r => r.Stamp.Id.StartsWith('r')).ToList();
            var grades = new Grade[records.Count];
            Parallel.For(0, records.Count, i => grades[i] = regrader.Regrade(records[i]));
            Console.WriteLine($"regraded {grades.Length} stored submissions in {watch.Elapsed.TotalSeconds:0.00} s, {watch.Elapsed.TotalMilliseconds / grades.Length:0.0} ms each");
        }

        return 0;
    }
}
