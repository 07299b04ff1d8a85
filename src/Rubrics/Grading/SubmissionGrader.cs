using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Grading;

/// <summary>A grade with the names of the evidence it rests on, and the runs that wait for data.</summary>
public sealed record GradedPackage(Grade Grade, IReadOnlyList<string> EvidenceKeys, IReadOnlyDictionary<string, string> Missing);

/// <summary>Takes one submission from its files to its grade: plan, run, store, judge, until nothing is left to run.</summary>
public sealed class SubmissionGrader(Assignment assignment, GradingMachine machine)
{
    /// <summary>Runs that are left out on purpose.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    /// <summary>What markers decided about the submission.</summary>
    public IReadOnlyList<MarkerDecision> Decided { get; init; } = [];

    /// <summary>What markers added to items of the submission.</summary>
    public IReadOnlyList<MarkerLine> Lines { get; init; } = [];

    /// <summary>What was proved about formulas.</summary>
    public IKnownProofs Proofs { get; init; } = KnownProofs.None;

    /// <summary>Judges by the computed keys alone.</summary>
    public bool KeysAlone { get; init; }

    /// <summary>Every run with every seed: more than that is a plan that never ends.</summary>
    private readonly int _mostRuns = assignment.Runs.Sum(r => r.Seeds.Count);

    /// <exception cref="GradingFault">Something of ours failed.</exception>
    /// <exception cref="SandboxException">The Docker engine failed.</exception>
    public async Task<GradedPackage> GradeAsync(
        SubmissionStamp stamp, SubmissionPackage package, IReadOnlyList<Notice> notices, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        var files = SubmittedFiles.Assign(assignment.Submission, package.Files);
        var context = await MissingDataAsync(JudgingContexts.Start(assignment, files, LeftOut, stamp) with { Decided = Decided, Lines = Lines, KeysAlone = KeysAlone, Proofs = Proofs }, cancel);
        if (RunPlanner.Next(context).Count > 0)
        {
            context = await RunAsync(stamp, package, files, context, progress, cancel);
        }

        progress?.Report(new GradingPhase(stamp.Id, "judging"));
        var all = notices.Concat(package.Notices).Concat(files.Missing(assignment.Submission)).ToList();
        return new GradedPackage(Scorer.Score(stamp, context, all, machine.GraderVersion), JudgingContexts.Keys(context), context.Missing);
    }

    private async Task<JudgingContext> RunAsync(
        SubmissionStamp stamp, SubmissionPackage package, SubmittedFiles files, JudgingContext context, IProgress<GradingPhase>? progress, CancellationToken cancel)
    {
        using var folder = new RunFolder(machine.WorkFolder, $"sub-{package.Sha256[..24]}"); // a box reads this name in its table of mounts: nobody's name or number
        folder.Write(package.Files);
        var runner = new BoxRunner(assignment, machine, package, files, folder.Path);
        for (var made = 0; RunPlanner.Next(context) is { Count: > 0 } planned; made += planned.Count)
        {
            if (made > _mostRuns)
            {
                throw new GradingFault($"More than {_mostRuns} runs were planned for one submission; the rule for repeating runs never ends.");
            }

            foreach (var run in planned)
            {
                progress?.Report(new GradingPhase(stamp.Id, run.Name));
                var evidence = await runner.RunAsync(run, cancel);
                context = JudgingContexts.With(context, RunResult.Load(evidence, machine.Store.Blobs));
            }
        }

        return context;
    }

    private async Task<JudgingContext> MissingDataAsync(JudgingContext context, CancellationToken cancel)
    {
        var missing = new Dictionary<string, string>();
        foreach (var run in assignment.Runs.Where(r => r.Data is not null && !LeftOut.Contains(r.Name)))
        {
            if (run.Split is { } split && (await SplitOf(run, split, cancel)).Missing is { Length: > 0 } what)
            {
                missing[run.Name] = what;
            }
        }

        return context with { Missing = missing };
    }

    private Task<SplitResult> SplitOf(RunSettings run, DataSplit split, CancellationToken cancel) =>
        machine.Datasets.GetAsync(assignment.Datasets.First(d => d.Name == run.Data), split, machine.Image, cancel);
}
