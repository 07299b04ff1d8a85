namespace Autograder.Sandbox;

/// <summary>How to reach Docker and how it is used.</summary>
public sealed record DockerSandboxOptions
{
    /// <summary>Path of the engine's socket; by default that of DOCKER_HOST (unix://…), else /var/run/docker.sock.</summary>
    public string? SocketPath { get; init; }

    /// <summary>How long after the wall-clock limit the box has to hand over its files before the engine kills it.</summary>
    public TimeSpan CollectGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What makes the boxes: auto (gVisor where the engine offers it), runsc or runc; by default what AUTOGRADER_RUNTIME says, else auto.</summary>
    public string? Runtime { get; init; }

    /// <summary>Bytes for all boxes together; by default what the machine can spare.</summary>
    internal long? MemoryForBoxes { get; init; }

    /// <summary>Whether GPUs are looked for at all.</summary>
    public bool DetectGpus { get; init; } = true;
}
