using Autograder.Sandbox;

namespace Autograder.Rubrics.Machines;

/// <summary>What a grading host takes from its surroundings.</summary>
public sealed record GradingHostOptions
{
    /// <summary>Asked once, when something is run for the first time.</summary>
    public required Func<CancellationToken, Task<BoxEngine>> ConnectAsync { get; init; }

    /// <summary>Prepared datasets and the compiled library; kept between runs.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Where datasets lie, besides the user's cache; null where only that is looked at.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A folder that the engine sees under the same path; null for a temporary one.</summary>
    public string? WorkFolder { get; init; }

    /// <summary>Nothing is downloaded.</summary>
    public bool Offline { get; init; }

    /// <summary>Refuses to grade on an engine with known holes that reach boxes.</summary>
    public bool Strict { get; init; }

    /// <summary>Told about the engine when it is connected.</summary>
    public Action<EngineReport>? Connected { get; init; }

    /// <summary>Overrides the wish of runs: none, as they say, or required.</summary>
    public GpuNeed? Gpu { get; init; }
}
