using Autograder.Rubrics.Datasets;

namespace Autograder.Rubrics.Runs;

/// <summary>What a run is given, as plain bytes: deterministic except for what the secret decides.</summary>
internal sealed record PreparedRun
{
    /// <summary>request.json</summary>
    public required byte[] Request { get; init; }

    /// <summary>inputs.safetensors, or null.</summary>
    public byte[]? Inputs { get; init; }

    /// <summary>The split that is mounted and whose labels are hidden, or null.</summary>
    public PreparedSplit? Split { get; init; }

    /// <summary>The generated series that is mounted and whose hidden windows are to be forecast, or null.</summary>
    public PreparedWaves? Waves { get; init; }

    /// <summary>Whether a secret decides something.</summary>
    public bool HidesAnything => Split is not null || Waves is not null;
}
