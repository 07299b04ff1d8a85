using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Runs;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Grading;

/// <summary>What the machine offers to a batch.</summary>
/// <param name="Image">The assignment's sandbox image.</param>
/// <param name="WorkFolder">Temporary host folder that the Docker engine can mount from.</param>
/// <param name="Gpu">Overrides the wish of runs: none, as they say, or required.</param>
/// <param name="GraderVersion">Goes into every grade.</param>
public sealed record GradingMachine(
    ISandbox Sandbox, ImageId Image, DatasetProvider Datasets, EvidenceStore Store, CpuSlots Slots, string WorkFolder, GpuNeed? Gpu, string GraderVersion)
{
    /// <summary>The in-box library as boxes see it; with bytecode where somebody compiled it.</summary>
    public string LibraryFolder { get; init; } = BoxLibrary.HostFolder;
}

/// <summary>What a submission is doing right now, for progress displays.</summary>
public sealed record GradingPhase(string Submission, string Phase);
