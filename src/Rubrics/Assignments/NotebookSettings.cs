using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Assignments;

/// <summary>What a notebook run executes, and which networks are looked for afterwards.</summary>
public sealed record NotebookSettings
{
    /// <summary>Name of the notebook without its ending; compared without case, spaces, - and _.</summary>
    public required string File { get; init; }

    /// <summary>Values given to the notebook after its cell tagged <c>parameters</c>; empty where it runs as it is.</summary>
    public required Given.Map Parameters { get; init; }

    /// <summary>Most time for one cell; at most that of the run.</summary>
    public required TimeSpan CellTime { get; init; }

    /// <summary>In the order of the package.</summary>
    public required IReadOnlyList<NotebookModel> Models { get; init; }
}

/// <summary>A network that the notebook must leave behind.</summary>
/// <param name="Id">How the package's criteria call it.</param>
/// <param name="Name">The variable in the notebook.</param>
/// <param name="Log">The variable with what the student logged while training, or null.</param>
public sealed record NotebookModel(string Id, string Name, string? Log);
