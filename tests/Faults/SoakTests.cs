using System.Globalization;
using Autograder.Api.Data;
using Autograder.Faults.Soak;
using Autograder.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Autograder.Faults;

/// <summary>Many small jobs, one worker: from when it is warm it does not grow, and no box leaves anything. AUTOGRADER_SOAK says how many; the nightly run does 2,000.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private static readonly int _jobs = int.TryParse(Environment.GetEnvironmentVariable("AUTOGRADER_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 20;
    private static readonly int _inPart = Math.Max(1, _jobs / Growth.Parts);

    [Fact]
    public async Task Memory_handles_mounts_groups_and_disk_stay_flat()
    {
        await using var lab = await Lab.StartAsync();
        var scene = await Scene.MakeAsync(lab);
        var traces = await BoxTraces.OfAsync(lab);
        var worker = lab.StartWorker();
        var rows = new List<Measured>();
        while (rows.Count < Growth.Parts)
        {
            await GradeAsync(lab, scene, traces);
            await Until.TrueAsync(async () => traces.Look() == default && await worker.BoxesAsync() == 0, "nothing in the machine is left of any box");
            rows.Add(Measured.Of(lab, worker, rows.Count + 1));
            output.WriteLine($"{rows[^1]}");
        }

        Publish(rows);
        (await lab.InDbAsync(db => db.Grades.CountAsync())).ShouldBe(Growth.Parts * _inPart);
        traces.Boxes.ShouldBeGreaterThanOrEqualTo(Growth.Parts * _inPart);
        var (groups, folders, mounts) = traces.Most; // what was not seen while boxes ran could not be seen afterwards either
        groups.ShouldBePositive();
        folders.ShouldBePositive();
        mounts.ShouldBePositive();
        Growth.Of(rows, _inPart).ShouldBeEmpty();
        await worker.StopAsync();
        (await worker.BoxesAsync()).ShouldBe(0);
        lab.LeftBehind.ShouldBeEmpty();
    }

    private static async Task GradeAsync(Lab lab, Scene scene, BoxTraces traces)
    {
        for (var n = 0; n < _inPart; n++)
        {
            await scene.HandInCodeAsync();
        }

        await Until.TrueAsync(() =>
        {
            traces.Look();
            return lab.InDbAsync(db => db.Submissions.AllAsync(s => s.State == SubmissionState.Graded));
        }, "all are graded", TimeSpan.FromMinutes(60));
    }

    private static void Publish(IEnumerable<Measured> rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "faults")).FullName;
        File.WriteAllLines(Path.Combine(folder, "soak.md"), [Measured.Head, .. rows.Select(row => $"{row}")]);
    }
}
