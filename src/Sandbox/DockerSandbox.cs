namespace Autograder.Sandbox;

/// <summary>Boxes made by the Docker engine of this machine.</summary>
public sealed class DockerSandbox : ISandbox, IAsyncDisposable
{
    private DockerSandbox()
    {
    }

    /// <summary>Connects to the engine and removes what dead graders left behind.</summary>
    /// <exception cref="SandboxException">There is no engine, or it does not answer.</exception>
    public static Task<DockerSandbox> ConnectAsync(DockerSandboxOptions options, TimeProvider time, CancellationToken cancel) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public Task<BoxFacts> RunAsync(BoxSpec spec, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>The content id of an image by name, or null when this machine does not have it. Nothing is pulled.</summary>
    public Task<ImageId?> FindImageAsync(string reference, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Versions, limits, GPUs and known holes of the engine.</summary>
    public Task<EngineReport> InspectEngineAsync(CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Waits until every box is gone, then lets go of the engine.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
