using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;
using Autograder.Rubrics.Scoring;

namespace Autograder.Rubrics.Grading;

/// <summary>A submission that is done: its grade, and what is kept to judge it again.</summary>
public sealed record GradedSubmission(SubmissionRecord Record, Grade Grade);

/// <summary>Grades many submissions side by side. One that breaks us is tried twice and then shown as not graded; the others go on.</summary>
public sealed class BatchGrader(Assignment assignment, GradingMachine machine, BatchFolder folder)
{
    private const int Tries = 2;
    private readonly Func<SubmissionStamp, IReadOnlyList<MarkerDecision>> _decided = folder.Decisions();
    private readonly KnownProofs _proofs = folder.Proofs();
    private readonly SubmissionTaker _taker = new(assignment);

    /// <summary>Runs left out on purpose.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>Grades each upload and hands every result over as soon as it is there, in order of completion.</summary>
    /// <param name="jobs">How many submissions are looked at side by side.</param>
    /// <param name="done">Called for each result, one at a time.</param>
    public async Task GradeAsync(
        IReadOnlyList<NamedUpload> uploads, int jobs, IProgress<GradingPhase>? progress, Func<GradedSubmission, Task> done, CancellationToken cancel)
    {
        folder.KeepPackage(assignment);
        using var oneAtATime = new SemaphoreSlim(1, 1);
        await Parallel.ForEachAsync(uploads, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel }, async (upload, token) =>
        {
            var result = await GradeAsync(upload, progress, token);
            await oneAtATime.WaitAsync(CancellationToken.None);
            try
            {
                await done(result);
            }
            finally
            {
                oneAtATime.Release();
            }
        });
    }

    private async Task<GradedSubmission> GradeAsync(NamedUpload upload, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        progress?.Report(new GradingPhase(upload.Id, "reading"));
        TakenSubmission taken;
        try
        {
            taken = _taker.Take(upload, cancel);
        }
        catch (Exception e) when (IsFault(e, cancel))
        {
            return Untaken(upload, e);
        }

        if (taken.Package is not { } package || taken.Refused.Count > 0)
        {
            var record = Save(taken, [], new Dictionary<string, string>());
            return new GradedSubmission(record, Scorer.Refuse(taken.Stamp, assignment, taken.Refused, machine.GraderVersion) with { Notices = record.Notices });
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var grader = new SubmissionGrader(assignment, machine) { LeftOut = LeftOut, Decided = _decided(taken.Stamp), Proofs = _proofs };
                var graded = await grader.GradeAsync(taken.Stamp, package, taken.Notices, progress, cancel);
                return new GradedSubmission(Save(taken, graded.EvidenceKeys, graded.Missing), graded.Grade);
            }
            catch (Exception e) when (IsFault(e, cancel) && attempt >= Tries)
            {
                return Fault(taken, e);
            }
            catch (Exception e) when (IsFault(e, cancel))
            {
                progress?.Report(new GradingPhase(upload.Id, "trying again"));
            }
        }
    }

    /// <summary>Whatever it is that one submission brings about, known or not: the others must not go down with it.</summary>
    private static bool IsFault(Exception e, CancellationToken cancel) => !(e is OperationCanceledException && cancel.IsCancellationRequested);

    private GradedSubmission Untaken(NamedUpload upload, Exception e)
    {
        var source = Path.GetFileName(Path.TrimEndingDirectorySeparator(upload.Upload.Path));
        var stamp = new SubmissionStamp(upload.Id, [upload.Id], source, "", upload.Upload.Received);
        return Fault(new TakenSubmission(stamp, null, [], []), e);
    }

    private GradedSubmission Fault(TakenSubmission taken, Exception e) =>
        new(Save(taken, [], new Dictionary<string, string>(), e.Message), Scorer.Fault(taken.Stamp, assignment, e.Message, machine.GraderVersion));

    private SubmissionRecord Save(TakenSubmission taken, IReadOnlyList<string> evidence, IReadOnlyDictionary<string, string> missing, string? fault = null)
    {
        var record = new SubmissionRecord
        {
            Stamp = taken.Stamp,
            Files = taken.Package is { } package ? [.. package.Files.Select(f => new StoredFile(f.Path, folder.Store.Blobs.Put(f.Content.Span)))] : [],
            Notices = [.. taken.Notices, .. taken.Package?.Notices ?? []],
            Refused = taken.Refused,
            Fault = fault,
            Evidence = evidence,
            Missing = missing,
            LeftOut = [.. LeftOut.Order(StringComparer.Ordinal)],
        };
        folder.Save(record);
        return record;
    }
}
