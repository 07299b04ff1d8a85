using Autograder.Api.Data;
using Autograder.Faults.Gates;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>Jobs come twice, and end in another order than they began.</summary>
[Collection(LabCollection.Name)]
public sealed class DeliveryTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Fact]
    public async Task Every_job_is_delivered_twice_and_graded_once()
    {
        await using var slow = _lab.StartWorker(slots: 2);
        var holds = new[] { _lab.Docker.HoldAtRemoval(), _lab.Docker.HoldAtRemoval() };
        var commit = _lab.Database.HoldAtCommit(Moment.Before); // the first result is already on its way into the database
        var submissions = new[] { await _scene.HandInCodeAsync(), await _scene.HandInCodeAsync() };
        await Task.WhenAll(holds.Select(hold => hold.ReachedAsync()));
        await commit.ReachedAsync();
        await Until.TrueAsync(async () => await _lab.InDbAsync(db => db.Evidence.CountAsync()) > 0, "evidence is stored");
        commit.Cut(); // else its row stays locked
        await _scene.ExpireLeasesAsync();
        await using (_lab.StartOtherWorker())
        {
            foreach (var submission in submissions)
            {
                await _scene.ShouldBeGradedOnceAsync(submission);
            }
        }

        holds[0].Release();
        holds[1].Release();
        await slow.StopAsync();
        foreach (var submission in submissions)
        {
            await _scene.ShouldBeGradedOnceAsync(submission);
        }
    }

    [Fact]
    public async Task The_newest_attempt_counts_though_an_older_one_is_done_later()
    {
        var student = await _scene.AddStudentAsync();
        await using var worker = _lab.StartWorker(slots: 2);
        var hold = _lab.Docker.HoldAt("/start", Moment.Before);
        var first = await _scene.HandInAsync(_scene.Functions, "def softmax(Z):\n    return Z\n", "work.py", student);
        await hold.ReachedAsync();
        var second = await _scene.HandInCodeAsync(student: student);
        await _scene.ShouldBeGradedOnceAsync(second);
        hold.Release();
        await _scene.ShouldBeGradedOnceAsync(first, total: 0);
        (await _scene.CountingAsync(_scene.Functions, student)).ShouldBe([second]);
    }

    [Fact]
    public async Task What_a_client_sends_twice_is_taken_once()
    {
        var student = await _scene.AddStudentAsync();
        var key = Scene.Unique("key");
        var first = await _scene.HandInAsync(_scene.Paper, "number: 0.06\n", "answers.yaml", student, key);
        (await _scene.HandInAsync(_scene.Paper, "number: 0.06\n", "answers.yaml", student, key)).ShouldBe(first);
        await using var worker = _lab.StartOtherWorker();
        await _scene.ShouldBeGradedOnceAsync(first, total: 1);
    }

    /// <summary>A submission that takes its worker down: it is put aside after three, and those beside it are not.</summary>
    [Fact]
    public async Task A_submission_that_kills_its_workers_is_put_aside_and_takes_no_other_with_it()
    {
        _lab.Docker.IsOpen = false; // nothing begins before all are in the queue
        var poison = await _scene.HandInCodeAsync();
        var others = new[] { await _scene.HandInCodeAsync(), await _scene.HandInCodeAsync() };
        var folder = $"/sub-{(await _scene.FindAsync(poison)).Sha256[..24]}-";
        Worker? current = null;
        _lab.Docker.Seen = request =>
        {
            if (request.StartsWith("POST /containers/create", StringComparison.Ordinal) && request.Contains(folder, StringComparison.Ordinal))
            {
                current?.Kill9();
            }
        };
        _lab.Docker.IsOpen = true;
        for (var deaths = 0; deaths < 3; deaths++)
        {
            current = _lab.StartWorker(slots: 3);
            await Until.TrueAsync(() => Task.FromResult(current.HasEnded), "the worker is gone");
            await _scene.ExpireLeasesAsync();
        }

        current = _lab.StartWorker(slots: 3);
        await _scene.UntilAsync(poison, s => s.State == SubmissionState.Parked, "the submission is put aside");
        foreach (var other in others)
        {
            await _scene.ShouldBeGradedOnceAsync(other);
        }

        await current.StopAsync();
        _lab.Docker.Seen = null;
        var parked = await _scene.FindAsync(poison);
        (parked.Counts, parked.Grade).ShouldBe((false, null));
        parked.Fault.ShouldNotBeNull().ShouldContain("worker was gone");
    }
}
