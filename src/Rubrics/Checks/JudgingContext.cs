using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Proofs;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Checks;

/// <summary>Everything a check may look at: the assignment, what was handed in, and what the runs left behind. No clock, no files.</summary>
public sealed record JudgingContext
{
    public required Assignment Assignment { get; init; }
    public required SubmittedFiles Files { get; init; }
    public required AnswerSheet Answers { get; init; }

    /// <summary>Who handed it in, in the words in which the id may be found.</summary>
    public string Student { get; init; } = "";

    /// <summary>Name of the uploaded file or folder; empty where it is not known.</summary>
    public string Source { get; init; } = "";

    /// <summary>What markers decided about this submission.</summary>
    public IReadOnlyList<MarkerDecision> Decided { get; init; } = [];

    /// <summary>What markers added to items of this submission, in any order.</summary>
    public IReadOnlyList<MarkerLine> Lines { get; init; } = [];

    /// <summary>Judges by the computed keys alone, as if no instructor had decided about printed solutions.</summary>
    public bool KeysAlone { get; init; }

    /// <summary>What was proved about formulas that sampling finds equal.</summary>
    public IKnownProofs Proofs { get; init; } = KnownProofs.None;

    /// <summary>Run name → results in the order of the seeds.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<RunResult>> Runs { get; init; }

    /// <summary>Run name → why it could not be made on this machine (a dataset that is missing).</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs that were left out on purpose (<c>--only</c>, a quick check).</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>();

    public IReadOnlyList<RunResult> ResultsOf(string run) => Runs.GetValueOrDefault(run) ?? [];
}
