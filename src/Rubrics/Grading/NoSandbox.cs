using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Rubrics.Grading;

/// <summary>Stands where packages run nothing: being asked to run something is a fault of ours.</summary>
public sealed class NoSandbox : ISandbox
{
    public Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel) =>
        throw new GradingFault("A run was asked for, but the package was opened as one that runs nothing.");
}
