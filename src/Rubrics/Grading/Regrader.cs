using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;

namespace Autograder.Rubrics.Grading;

/// <summary>Judges stored evidence again, under a package that may have changed since; runs nothing.</summary>
public sealed class Regrader(Assignment assignment, EvidenceStore store, string graderVersion)
{
    private readonly Dictionary<string, Lazy<IReadOnlyDictionary<string, string>>> _questions =
        assignment.Runs.ToDictionary(run => run.Name, run => new Lazy<IReadOnlyDictionary<string, string>>(() => RunQuestion.Of(assignment, run)));

    /// <summary>What markers decided, by submission.</summary>
    public Func<SubmissionStamp, IReadOnlyList<MarkerDecision>> Decided { get; init; } = _ => [];

    /// <summary>What markers added, by submission.</summary>
    public Func<SubmissionStamp, IReadOnlyList<MarkerLine>> Lines { get; init; } = _ => [];

    /// <summary>What was proved about formulas.</summary>
    public IKnownProofs Proofs { get; init; } = KnownProofs.None;

    /// <exception cref="GradingFault">Evidence is missing or damaged.</exception>
    public Grade Regrade(SubmissionRecord record)
    {
        if (record.Fault is { } fault)
        {
            return Scorer.Fault(record.Stamp, assignment, fault, graderVersion);
        }

        var files = record.FilesFrom(store.Blobs);
        var lateness = Scorer.LatenessOf(record.Stamp, assignment);
        if (record.Refused.Count > 0 && files.Count == 0)
        {
            return Scorer.Refuse(record.Stamp, assignment, record.Refused, graderVersion) with { Notices = record.Notices };
        }

        if (!lateness.Accepted)
        {
            return Scorer.Refuse(record.Stamp, assignment, [lateness.Words], graderVersion) with { Notices = record.Notices };
        }

        var submitted = SubmittedFiles.Assign(assignment.Submission, files);
        var context = JudgingContexts.Start(assignment, submitted, record.LeftOut.ToHashSet(), record.Stamp) with { Missing = record.Missing, Decided = Decided(record.Stamp), Lines = Lines(record.Stamp), Proofs = Proofs };
        foreach (var key in record.Evidence)
        {
            var evidence = store.Find(key) ?? throw new GradingFault($"Evidence {key} of {record.Stamp.Id} is missing; grade the submission again.");
            if (IsOfAnotherQuestion(evidence))
            {
                return Scorer.Fault(record.Stamp, assignment, $"The package now asks something else of the run {evidence.Run} than what was run. Grade this submission again.", graderVersion);
            }

            context = JudgingContexts.With(context, RunResult.Load(evidence, store.Blobs));
        }

        return RunPlanner.Next(context) is [var missing, ..]
            ? Scorer.Fault(record.Stamp, assignment, $"The package now needs a run that was never made: {missing.Name}. Grade this submission again.", graderVersion)
            : Scorer.Score(record.Stamp, context, [.. record.Notices, .. submitted.Missing(assignment.Submission)], graderVersion);
    }

    /// <summary>Other inputs, arms or data: judged by the new ones, what was right would look wrong.</summary>
    private bool IsOfAnotherQuestion(RunEvidence evidence) =>
        evidence.Questions is { } asked && _questions.TryGetValue(evidence.Run, out var now)
        && now.Value.Any(question => asked.GetValueOrDefault(question.Key) != question.Value);
}
