namespace Autograder.Sandbox;

/// <summary>What one run of one command left behind. All of it comes from the box and may have been made up by code in it: also times and peak memory, which are its watcher's word. How a run ended that the watcher does not report is said by the engine and by our own kill.</summary>
public sealed record BoxFacts
{
    /// <summary>How the command ended.</summary>
    public required BoxEnd End { get; init; }

    /// <summary>The exit code, when it exited.</summary>
    public required int? ExitCode { get; init; }

    /// <summary>The number of the signal, when one ended it.</summary>
    public required int? Signal { get; init; }

    /// <summary>Standard output, up to the limit.</summary>
    public required CapturedStream Stdout { get; init; }

    /// <summary>Standard error, up to the limit.</summary>
    public required CapturedStream Stderr { get; init; }

    /// <summary>Regular files found under <see cref="BoxPaths.Out"/>, ordered by name.</summary>
    public IReadOnlyList<BoxFile> Files { get; init; } = [];

    /// <summary>What a reader of the facts should know: files left out and why, a GPU that was not there.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The most memory used at one time, in bytes.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>Processor time of all processes of the command.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>Time on the clock from the start of the command to its end.</summary>
    public TimeSpan WallTime { get; init; }

    /// <summary>"cpu", or the name of the GPU.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>When the box was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
