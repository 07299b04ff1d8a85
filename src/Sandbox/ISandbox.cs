namespace Autograder.Sandbox;

/// <summary>Runs one command in one box and says what happened. It knows commands, files and limits, never marks.</summary>
public interface ISandbox
{
    /// <summary>Runs the command to its end, or to the first limit it breaks, and returns the facts.</summary>
    /// <exception cref="SandboxException">Something of ours failed: no daemon, no such image, an unusable request. Never the command's doing.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the box is killed and removed.</exception>
    Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel);
}
