namespace Autograder.Sandbox;

/// <summary>What one run of one command left behind. All of it may have been made up by the command, except how it ended, its times and its peak memory as far as the engine saw them.</summary>
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
