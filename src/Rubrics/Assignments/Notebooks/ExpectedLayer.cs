using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>A layer that the author prescribes; what is null may be anything.</summary>
/// <param name="Size">Units or filters.</param>
public sealed record ExpectedLayer(LayerKind Kind, int? Size)
{
    /// <summary>Rows and columns, also of <see cref="Stride"/> and <see cref="Padding"/> (per side).</summary>
    public (int Rows, int Columns)? Kernel { get; init; }
    public (int Rows, int Columns)? Stride { get; init; }
    public (int Rows, int Columns)? Padding { get; init; }

    /// <summary>As the box names it: <c>relu</c>, <c>sigmoid</c>, …; <c>none</c> where there must be none.</summary>
    public string? Activation { get; init; }

    /// <summary>Share of units that dropout leaves out.</summary>
    public double? Rate { get; init; }
}
