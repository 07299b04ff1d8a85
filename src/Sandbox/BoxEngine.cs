namespace Autograder.Sandbox;

/// <summary>The engine of this machine as graders see it: what makes boxes, and what says which images and GPUs there are. Tests put a scripted one in its place.</summary>
public sealed record BoxEngine : IAsyncDisposable
{
    public required ISandbox Sandbox { get; init; }

    /// <summary>An image by name, or null when this machine does not have it.</summary>
    public required Func<string, CancellationToken, Task<ImageFacts?>> DescribeImageAsync { get; init; }

    /// <summary>Versions, limits, GPUs and known holes.</summary>
    public required Func<CancellationToken, Task<EngineReport>> InspectAsync { get; init; }

    /// <summary>Removes boxes that were left over; to be called now and then by whoever goes on for long.</summary>
    public Func<CancellationToken, Task> RemoveLeftoversAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>The limits that no box may be without and that do not hold on this machine, each with what was seen; tried in boxes of the image.</summary>
    public Func<ImageId, CancellationToken, Task<IReadOnlyList<string>>> MissingLimitsAsync { get; init; } = (_, _) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Waits until every box is gone.</summary>
    public Func<ValueTask> CloseAsync { get; init; } = () => ValueTask.CompletedTask;

    /// <summary>The Docker engine.</summary>
    /// <exception cref="SandboxException">There is none, or it does not answer.</exception>
    public static async Task<BoxEngine> ConnectAsync(TimeProvider time, CancellationToken cancel)
    {
        var docker = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), time, cancel);
        return new BoxEngine
        {
            Sandbox = docker,
            DescribeImageAsync = docker.DescribeImageAsync,
            InspectAsync = docker.InspectEngineAsync,
            RemoveLeftoversAsync = docker.RemoveLeftoversAsync,
            MissingLimitsAsync = async (image, token) => await LimitProbe.MissingAsync(docker, image, (await docker.InspectEngineAsync(token)).BoxRuntime, token),
            CloseAsync = docker.DisposeAsync,
        };
    }

    public ValueTask DisposeAsync() => CloseAsync();
}
