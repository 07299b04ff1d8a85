using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What tests of one notebook item may look at.</summary>
internal sealed record NotebookView(JudgingContext Context, Item Item)
{
    /// <summary>All runs of that name, in the order of the seeds.</summary>
    public IReadOnlyList<RunResult> Runs(string run) => Context.ResultsOf(run);
}
