using Autograder.Api.Data;
using Autograder.Faults.Gates;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>
/// The power goes while work is handed in and graded. What is then on the disk is less than what was written: only what somebody asked to be flushed is sure. The data folder
/// lies on a disk in a file, and what that file holds at one moment is what the machine finds when it starts again.
/// </summary>
public sealed class PowerCutTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_power_cut_and_graded_once()
    {
        var (before, after) = (await LabFolders.NewAsync(), await LabFolders.NewAsync());
        var image = Path.Combine(after, "disk.img");
        var acknowledged = new List<long>();
        Scene scene;
        var disk = await Volume.MakeAsync(Path.Combine(before, "disk.img"), Path.Combine(before, "data"), 1200);
        await using (var lab = await Lab.StartAsync(before, disk))
        {
            scene = await Scene.MakeAsync(lab);
            await scene.PrepareMachineAsync();
            var worker = lab.StartWorker();
            var hold = lab.Docker.HoldAtRemoval();
            for (var n = 0; n < 4; n++)
            {
                acknowledged.Add(await scene.HandInCodeAsync());
            }

            await hold.ReachedAsync();
            acknowledged.Add(await scene.HandInPaperAsync());
            await disk.CutPowerAsync(image);
            worker.Kill9();
            hold.Cut();
        }

        await using var restored = await Lab.StartAsync(after, await Volume.MountAsync(image, Path.Combine(after, "data")));
        (await restored.InDbAsync(db => db.Submissions.Where(s => acknowledged.Contains(s.Id)).CountAsync())).ShouldBe(acknowledged.Count);
        await restored.InScopeAsync(async services =>
        {
            var blobs = services.GetRequiredService<BlobStore>();
            foreach (var blob in await services.GetRequiredService<PortalDb>().Submissions.Select(s => s.UploadBlob).ToListAsync())
            {
                blobs.Get(blob).ShouldNotBeNull();
            }

            return true;
        });
        var here = scene.In(restored);
        await here.ExpireLeasesAsync();
        await using var next = restored.StartOtherWorker();
        foreach (var submission in acknowledged)
        {
            await here.ShouldBeGradedOnceAsync(submission, submission == acknowledged[^1] ? 1 : Scene.Full);
        }
    }
}
