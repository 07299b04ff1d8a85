using System.Collections.Concurrent;
using Autograder.Sandbox;

namespace Autograder.TestKit;

/// <summary>Answers every request from a script, to reach states that a real engine will not give on demand. Remembers what was asked.</summary>
public sealed class FakeSandbox(Func<BoxSpec, BoxFacts> answer) : ISandbox
{
    public ConcurrentQueue<BoxSpec> Asked { get; } = new();

    public Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Asked.Enqueue(spec);
        return Task.FromResult(answer(spec));
    }
}
