namespace Autograder.Sandbox;

/// <summary>How badly a command wants a GPU.</summary>
public enum GpuNeed
{
    /// <summary>Never gets one.</summary>
    None,

    /// <summary>Gets one where there is one, else runs on the CPU with a note in the facts.</summary>
    Preferred,

    /// <summary>Is not run without one.</summary>
    Required,
}

/// <summary>A wish for one whole GPU, and how many bytes of its memory the command is expected to need (0: unknown). The memory is not enforced: nothing divides a GPU's memory but lending it whole.</summary>
public sealed record GpuRequest(GpuNeed Need, long MemoryBytes)
{
    /// <summary>CPU only.</summary>
    public static GpuRequest None { get; } = new(GpuNeed.None, 0);
}
