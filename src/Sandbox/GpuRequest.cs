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

/// <summary>A wish for one GPU with at least so many bytes of memory of its own.</summary>
public sealed record GpuRequest(GpuNeed Need, long MemoryBytes)
{
    /// <summary>CPU only.</summary>
    public static GpuRequest None { get; } = new(GpuNeed.None, 0);
}
