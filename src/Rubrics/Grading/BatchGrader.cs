using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Grading;

/// <summary>Grades many submissions side by side. One that breaks us is tried twice and then shown as not graded; the others go on.</summary>
public sealed class BatchGrader(Assignment assignment, GradingMachine machine, BatchFolder folder)
{
    private const int Tries = 2;

    /// <summary>Runs left out on purpose.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>Grades each upload and hands every result over as soon as it is there, in order of completion.</summary>
    /// <param name="jobs">How many submissions are looked at side by side.</param>
    /// <param name="done">Called for each result, one at a time.</param>
    public async Task GradeAsync(
        IReadOnlyList<NamedUpload> uploads, int jobs, IProgress<GradingPhase>? progress, Func<GradedSubmission, Task> done, CancellationToken cancel)
    {
        folder.KeepPackage(assignment);
        var grader = new UploadGrader(assignment, machine) { LeftOut = LeftOut, Decided = folder.Decisions(), Proofs = folder.Proofs() };
        using var oneAtATime = new SemaphoreSlim(1, 1);
        await Parallel.ForEachAsync(uploads, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel }, async (upload, token) =>
        {
            var result = await GradeAsync(grader, upload, progress, token);
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

    private async Task<GradedSubmission> GradeAsync(UploadGrader grader, NamedUpload upload, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        progress?.Report(new GradingPhase(upload.Id, "reading"));
        TakenSubmission? taken = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                taken ??= grader.Take(upload, cancel);
                return Kept(await grader.GradeAsync(taken, progress, cancel));
            }
            catch (Exception e) when (IsFault(e, cancel) && (taken is null || attempt >= Tries))
            {
                return Kept(grader.Fault(taken ?? Untaken(upload), e.Message));
            }
            catch (Exception e) when (IsFault(e, cancel))
            {
                progress?.Report(new GradingPhase(upload.Id, "trying again"));
            }
        }
    }

    /// <summary>Whatever it is that one submission brings about, known or not: the others must not go down with it.</summary>
    private static bool IsFault(Exception e, CancellationToken cancel) => !(e is OperationCanceledException && cancel.IsCancellationRequested);

    private static TakenSubmission Untaken(NamedUpload upload) =>
        new(new SubmissionStamp(upload.Id, [upload.Id], upload.Upload.Source, "", upload.Upload.Received), null, [], []);

    private GradedSubmission Kept(GradedSubmission graded)
    {
        folder.Save(graded.Record);
        return graded;
    }
}
