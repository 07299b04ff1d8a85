namespace Autograder.Sandbox.InBox;

/// <summary>What a box takes from the machine and the grader it runs under, not from the request.</summary>
internal sealed record BoxHost
{
    public required string ResourceFolder { get; init; }
    public required string SeccompProfile { get; init; }
    public required string Owner { get; init; }

    /// <summary>Which of the sandboxes of its owner's process made a box.</summary>
    public required string Instance { get; init; }
    public string? Runtime { get; init; }

    /// <summary>Whether boxes with a GPU are made by that runtime, too.</summary>
    public bool RuntimeForGpus { get; init; }
}
