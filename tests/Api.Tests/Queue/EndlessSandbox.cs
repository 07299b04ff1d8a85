using Autograder.Sandbox;
using Autograder.TestKit;

namespace Autograder.Api.Tests.Queue;

/// <summary>Runs that do not end before they are told to; what prepares the machine ends at once.</summary>
internal sealed class EndlessSandbox : ISandbox
{
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Began => _began.Task;
    public bool Stopped { get; private set; }

    public void EndRun() => _end.TrySetResult();

    public async Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel)
    {
        if (spec.Command.Any(word => word.Contains("compile_library", StringComparison.Ordinal)))
        {
            return TestEvidence.Facts(null);
        }

        _began.TrySetResult();
        try
        {
            await _end.Task.WaitAsync(cancel);
        }
        finally
        {
            Stopped = true;
        }

        return TestEvidence.Facts("{}");
    }
}
