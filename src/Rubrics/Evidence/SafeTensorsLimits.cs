namespace Autograder.Rubrics.Evidence;

/// <summary>How much a file of tensors may hold before it is refused; whoever wrote it may be hostile.</summary>
public sealed record SafeTensorsLimits
{
    public int MaxHeaderBytes { get; init; } = 1 << 20;

    public int MaxTensors { get; init; } = 10_000;

    public int MaxRank { get; init; } = 8;

    public int MaxNameLength { get; init; } = 300;

    /// <summary>For what a driver leaves behind.</summary>
    public static SafeTensorsLimits Default { get; } = new();
}
