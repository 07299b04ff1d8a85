using System.Net;
using Autograder.Api.Data;
using Autograder.Api.Health;
using Autograder.Faults.Gates;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>The disk is full that takes uploads and evidence, or all that the portal keeps.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task On_a_full_disk_nothing_is_taken_half_and_nothing_is_graded_until_there_is_room()
    {
        var folder = await LabFolders.NewAsync();
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var volume = await Volume.MakeAsync(Path.Combine(folder, "disk.img"), Path.Combine(folder, "data", "blobs"), (int)(StorageCheck.TooLittle >> 20) + 200);
        await using var lab = await Lab.StartAsync(folder, volume);
        var scene = await Scene.MakeAsync(lab);
        await scene.PrepareMachineAsync();
        var waiting = await scene.HandInCodeAsync();
        await volume.FillAsync();

        await using var worker = lab.StartOtherWorker();
        await Until.TrueAsync(() => lab.InDbAsync(db => db.Workers.AnyAsync(w => w.Trouble != null && w.Trouble.Contains("MiB are free"))), "the worker says that there is no room");
        var student = await scene.AddStudentAsync();
        await using var portal = await ServedPortal.StartAsync(lab);
        using var client = await portal.ClientAsync(student);
        (await portal.HandInAsync(client, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await lab.InDbAsync(db => db.Submissions.CountAsync(s => s.SubmittedById == student.Id))).ShouldBe(0);
        (await scene.JobAsync(waiting)).Tries.ShouldBe(0);

        volume.Free();
        (await portal.HandInAsync(client, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await scene.ShouldBeGradedOnceAsync(waiting);
        await scene.ShouldBeGradedOnceAsync(await lab.InDbAsync(db => db.Submissions.Where(s => s.SubmittedById == student.Id).Select(s => s.Id).SingleAsync()), total: 1);
    }

    [Fact]
    public async Task A_disk_that_fills_up_while_a_box_runs_costs_no_try_and_no_mark()
    {
        var folder = await LabFolders.NewAsync();
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var volume = await Volume.MakeAsync(Path.Combine(folder, "disk.img"), Path.Combine(folder, "data", "blobs"), (int)(StorageCheck.TooLittle >> 20) + 200);
        await using var lab = await Lab.StartAsync(folder, volume);
        var scene = await Scene.MakeAsync(lab);
        await scene.PrepareMachineAsync();
        await using var worker = lab.StartWorker();
        var hold = lab.Docker.HoldAt("/start", Moment.After);
        var submission = await scene.HandInAsync(scene.Functions, "def softmax(Z):\n    return 7 * Z\n", "work.py", student: null); // what right work gives is stored already
        await hold.ReachedAsync();
        await volume.FillAsync();
        hold.Release();
        await Until.TrueAsync(async () => await scene.JobAsync(submission) is { State: JobState.Queued, Fault: not null } or { State: JobState.Done }, "the job is given back");
        (await scene.JobAsync(submission)).Fault.ShouldNotBeNull().ShouldContain("MiB are free");
        (await scene.FindAsync(submission)).Grade.ShouldBeNull();

        volume.Free();
        await scene.ShouldBeGradedOnceAsync(submission, total: 0);
        (await scene.JobAsync(submission)).Tries.ShouldBe(1);
    }

    /// <summary>Blobs and database share a disk, as they do in the usual set-up, and PostgreSQL breaks off where it cannot write its log.</summary>
    [Fact]
    public async Task A_disk_with_the_database_on_it_fills_up_while_a_grade_is_committed_and_nothing_is_lost()
    {
        var folder = await LabFolders.NewAsync();
        var volume = await Volume.MakeAsync(Path.Combine(folder, "disk.img"), Path.Combine(folder, "data"), (int)(StorageCheck.TooLittle >> 20) + 700);
        await using var lab = await Lab.StartAsync(folder, volume);
        var scene = await Scene.MakeAsync(lab);
        await scene.PrepareMachineAsync();
        var (early, late) = (await scene.AddStudentAsync(), await scene.AddStudentAsync());
        await using var portal = await ServedPortal.StartAsync(lab, ownServer: true);
        using var first = await portal.ClientAsync(early);
        using var second = await portal.ClientAsync(late);
        await using var worker = lab.StartWorker(slots: 1);
        var commit = lab.Database.HoldAtCommit(Moment.Before);
        var submission = await scene.HandInCodeAsync();
        await commit.ReachedAsync();
        (await portal.HandInAsync(first, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created); // waits for the only slot

        await volume.FillAsync();
        await UseUpLogAsync(lab);
        commit.Release();
        await Until.TrueAsync(async () => await portal.HealthAsync() is (HttpStatusCode.ServiceUnavailable, var says) && says.Contains("It does not answer.", StringComparison.Ordinal), "the portal says that its database does not answer");
        (await portal.HandInAsync(second, scene.Paper, "try-1")).StatusCode.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.InsufficientStorage);
        await Until.TrueAsync(() => Task.FromResult(worker.Log.Contains($"failed (submission {submission},", StringComparison.Ordinal)), "the worker has noticed that its grade is not written");

        volume.Free();
        await lab.DatabaseAnswersAsync();
        await Until.TrueAsync(async () => (await portal.HealthAsync()).Status == HttpStatusCode.OK, "the portal is ready");
        (await portal.HandInAsync(first, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.OK); // it has it
        (await portal.HandInAsync(second, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await scene.ShouldBeGradedOnceAsync(submission);
        foreach (var paper in await lab.InDbAsync(db => db.Submissions.Where(s => s.SubmittedById == early.Id || s.SubmittedById == late.Id).Select(s => s.Id).ToListAsync()))
        {
            await scene.ShouldBeGradedOnceAsync(paper, total: 1);
        }

        (await lab.InDbAsync(db => db.Submissions.CountAsync())).ShouldBe(4);
        worker.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_database_an_upload_is_not_taken_and_the_same_is_taken_later()
    {
        await using var lab = await Lab.StartAsync();
        var scene = await Scene.MakeAsync(lab);
        var student = await scene.AddStudentAsync();
        await using var portal = await ServedPortal.StartAsync(lab);
        using var client = await portal.ClientAsync(student);
        lab.Database.IsOpen = false;
        lab.Database.Cut();
        (await portal.HandInAsync(client, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        lab.Database.IsOpen = true;
        (await portal.HandInAsync(client, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await portal.HandInAsync(client, scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await lab.InDbAsync(db => db.Submissions.CountAsync(s => s.SubmittedById == student.Id && s.Counts))).ShouldBe(1);
    }

    /// <summary>Leaves PostgreSQL no room in its log: what it writes next needs a file that is not there yet.</summary>
    private static async Task UseUpLogAsync(Lab lab)
    {
        try
        {
            await lab.InDbAsync(async db =>
            {
                // no commit of ours may need that file
                while (await db.Database.SqlQuery<bool>($"""select exists(select from pg_ls_waldir() where name > pg_walfile_name(pg_current_wal_insert_lsn())) as "Value" """).SingleAsync())
                {
                    await db.Database.ExecuteSqlAsync($"select pg_logical_emit_message(false, 'test', 'a file that was made ahead'), pg_switch_wal()");
                }

                return await db.Database.ExecuteSqlAsync($"select pg_switch_wal()");
            });
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            // somebody else wrote first, and it has given up already
        }
    }
}
