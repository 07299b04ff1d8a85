namespace Autograder.Sandbox;

/// <summary>How a command ended.</summary>
public enum BoxEnd
{
    /// <summary>By itself, with the exit code in the facts.</summary>
    Exited,

    /// <summary>By a signal that no limit of ours explains.</summary>
    Signalled,

    /// <summary>Killed when its time on the clock was up.</summary>
    TimedOut,

    /// <summary>Killed when its processor time was used up.</summary>
    CpuTimeExceeded,

    /// <summary>Killed by the kernel for lack of memory.</summary>
    OutOfMemory,

    /// <summary>Killed because it printed without end.</summary>
    OutputExceeded,
}
