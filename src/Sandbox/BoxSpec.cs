namespace Autograder.Sandbox;

/// <summary>What to run in a box, with what in reach and under which limits.</summary>
public sealed record BoxSpec
{
    /// <summary>The image, by content id, so that two runs of one spec cannot use different software.</summary>
    public required ImageId Image { get; init; }

    /// <summary>Program and arguments; no shell. A command that starts with "python3" and a script path runs in an interpreter that is already warm.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Host files and folders that the box sees, always read-only.</summary>
    public IReadOnlyList<BoxMount> Mounts { get; init; } = [];

    /// <summary>Files of the image that the command must not see, such as labels that ship with a library: an empty file lies over each.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];

    /// <summary>Variables on top of the fixed environment of every box; a name that is already fixed is replaced.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the command may use.</summary>
    public required BoxLimits Limits { get; init; }

    /// <summary>Whether the command wants a GPU.</summary>
    public GpuRequest Gpu { get; init; } = GpuRequest.None;

    /// <summary>Where the command starts; an absolute path in the box that the grader chooses, never the student.</summary>
    public string WorkingDirectory { get; init; } = BoxPaths.Work;

    /// <summary>Everything that is wrong with this request, in words; empty when it can be run.</summary>
    public IReadOnlyList<string> Problems() => BoxSpecRules.Check(this);
}
