using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;
using Autograder.Rubrics.Scoring;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Grading;

/// <summary>A submission that is done: its grade, and what is kept to judge it again.</summary>
public sealed record GradedSubmission(SubmissionRecord Record, Grade Grade);

/// <summary>Takes one upload from its bytes to a grade and to the record that is kept. Bytes go to the machine's store; keeping the record, and trying again after a fault, is the caller's.</summary>
public sealed class UploadGrader(Assignment assignment, GradingMachine machine)
{
    private readonly SubmissionTaker _taker = new(assignment);

    /// <summary>Runs left out on purpose.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>What markers decided, by submission.</summary>
    public Func<SubmissionStamp, IReadOnlyList<MarkerDecision>> Decided { get; init; } = _ => [];

    /// <summary>What markers added, by submission.</summary>
    public Func<SubmissionStamp, IReadOnlyList<MarkerLine>> Lines { get; init; } = _ => [];

    /// <summary>What was proved about formulas.</summary>
    public IKnownProofs Proofs { get; init; } = KnownProofs.None;

    /// <summary>Opens the upload and says who handed in what; nothing is run.</summary>
    /// <exception cref="IOException">The upload cannot be read from disk: ours, not the student's.</exception>
    public TakenSubmission Take(NamedUpload upload, CancellationToken cancel) => _taker.Take(upload, cancel);

    /// <summary>Grades what was taken in, now or earlier and elsewhere. Whether it came in time is judged anew, by the calendar of the assignment as it is.</summary>
    /// <exception cref="GradingFault">Something of ours failed; no grade is meant.</exception>
    /// <exception cref="SandboxException">The Docker engine failed.</exception>
    public async Task<GradedSubmission> GradeAsync(TakenSubmission taken, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        if (taken.Package is not { } package)
        {
            return Refuse(taken);
        }

        if (Scorer.LatenessOf(taken.Stamp, assignment) is { Accepted: false, Words: var late })
        {
            return Refuse(taken with { Refused = [late] });
        }

        var grader = new SubmissionGrader(assignment, machine) { LeftOut = LeftOut, Decided = Decided(taken.Stamp), Lines = Lines(taken.Stamp), Proofs = Proofs };
        var graded = await grader.GradeAsync(taken.Stamp, package, taken.Notices, progress, cancel);
        return new GradedSubmission(RecordOf(taken with { Refused = [] }) with { Evidence = graded.EvidenceKeys, Missing = graded.Missing }, graded.Grade);
    }

    /// <summary>What is kept and shown when we gave up: not graded, and no mark is meant.</summary>
    public GradedSubmission Fault(TakenSubmission taken, string reason) =>
        new(RecordOf(taken) with { Fault = reason }, Scorer.Fault(taken.Stamp, assignment, reason, machine.GraderVersion));

    private GradedSubmission Refuse(TakenSubmission taken)
    {
        var record = RecordOf(taken);
        return new GradedSubmission(record, Scorer.Refuse(taken.Stamp, assignment, taken.Refused, machine.GraderVersion) with { Notices = record.Notices });
    }

    private SubmissionRecord RecordOf(TakenSubmission taken) => taken.Keep(machine.Store.Blobs) with { LeftOut = [.. LeftOut.Order(StringComparer.Ordinal)] };
}
