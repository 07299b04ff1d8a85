using Autograder.Sandbox;

namespace Autograder.Cli;

/// <summary>The Docker engine as the commands see it; tests put a scripted one in its place.</summary>
internal sealed record BoxEngine : IAsyncDisposable
{
    public required ISandbox Sandbox { get; init; }
    public required Func<string, CancellationToken, Task<ImageFacts?>> DescribeImageAsync { get; init; }
    public required Func<CancellationToken, Task<EngineReport>> InspectAsync { get; init; }
    public Func<ValueTask> CloseAsync { get; init; } = () => ValueTask.CompletedTask;

    public static async Task<BoxEngine> ConnectAsync(TimeProvider time, CancellationToken cancel)
    {
        var docker = await DockerSandbox.ConnectAsync(new DockerSandboxOptions(), time, cancel);
        return new BoxEngine
        {
            Sandbox = docker,
            DescribeImageAsync = docker.DescribeImageAsync,
            InspectAsync = docker.InspectEngineAsync,
            CloseAsync = docker.DisposeAsync,
        };
    }

    public ValueTask DisposeAsync() => CloseAsync();
}
