using System.Globalization;
using Autograder.Api.Data;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Autograder.Faults;

/// <summary>Many small jobs, one worker: what it holds at the end is what it held when it was warm. AUTOGRADER_SOAK says how many; the nightly run does 2,000.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const long Mebibyte = 1 << 20;
    private static readonly int _jobs = int.TryParse(Environment.GetEnvironmentVariable("AUTOGRADER_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 20;

    [Fact]
    public async Task Memory_handles_mounts_and_disk_stay_flat()
    {
        await using var lab = await Lab.StartAsync();
        var scene = await Scene.MakeAsync(lab);
        var worker = lab.StartOtherWorker();
        var rows = new List<Measured>();
        for (var part = 0; part < 10; part++)
        {
            await GradeAsync(lab, scene, Math.Max(1, _jobs / 10));
            rows.Add(Measured.Of(lab, worker, rows.Count + 1));
            output.WriteLine($"{rows[^1]}");
        }

        var (warm, end) = (rows[2], rows[^1]);
        Publish(rows);
        (await lab.InDbAsync(db => db.Grades.CountAsync())).ShouldBe(10 * Math.Max(1, _jobs / 10));
        end.Handles.ShouldBeLessThanOrEqualTo(warm.Handles + 20);
        end.Memory.ShouldBeLessThanOrEqualTo(warm.Memory + 100 * Mebibyte);
        end.Temporary.ShouldBeLessThanOrEqualTo(warm.Temporary + 2);
        end.Mounts.ShouldBeLessThanOrEqualTo(warm.Mounts + 4); // boxes of others come and go; one that each job left would be more
        (end.Disk - warm.Disk).ShouldBeLessThanOrEqualTo((end.Part - warm.Part) * Math.Max(1, _jobs / 10) * Mebibyte / 2); // evidence of each job is kept
        await worker.StopAsync();
        (await worker.BoxesAsync()).ShouldBe(0);
        lab.LeftBehind.ShouldBeEmpty();
    }

    private static async Task GradeAsync(Lab lab, Scene scene, int count)
    {
        for (var n = 0; n < count; n++)
        {
            await scene.HandInCodeAsync();
        }

        await Until.TrueAsync(() => lab.InDbAsync(db => db.Submissions.AllAsync(s => s.State == SubmissionState.Graded)), "all are graded", TimeSpan.FromMinutes(60));
    }

    private static void Publish(IEnumerable<Measured> rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "faults")).FullName;
        File.WriteAllLines(Path.Combine(folder, "soak.md"), ["| part | memory (MiB) | handles | threads | mounts | entries in /tmp | disk (MiB) |", "|--:|--:|--:|--:|--:|--:|--:|", .. rows.Select(row => $"{row}")]);
    }

    /// <summary>What the worker holds of this machine.</summary>
    private sealed record Measured(int Part, long Memory, int Handles, int Threads, int Mounts, int Temporary, long Disk)
    {
        public static Measured Of(Lab lab, Worker worker, int part)
        {
            var status = File.ReadAllLines($"/proc/{worker.Id}/status").Select(line => line.Split(':', StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
            return new Measured(
                part,
                long.Parse(status["VmRSS"].Split(' ')[0], CultureInfo.InvariantCulture) * 1024,
                Directory.GetFileSystemEntries($"/proc/{worker.Id}/fd").Length,
                int.Parse(status["Threads"], CultureInfo.InvariantCulture),
                File.ReadLines("/proc/mounts").Count(line => line.Contains(lab.Folder, StringComparison.Ordinal) || line.StartsWith("overlay ", StringComparison.Ordinal)),
                Directory.EnumerateDirectories(lab.Temporary, "*", SearchOption.AllDirectories).Count(),
                new DirectoryInfo(lab.Options.Blobs).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| {Part} | {Memory / Mebibyte} | {Handles} | {Threads} | {Mounts} | {Temporary} | {Disk / (double)Mebibyte:0.0} |");
    }
}
