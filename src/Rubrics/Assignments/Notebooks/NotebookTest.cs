namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>What a criterion of a notebook item tests: a closed family, each member in a file of its own.</summary>
public abstract partial record NotebookTest
{
    private NotebookTest() { }

    /// <summary>The word after <c>check:</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Whether the test is about a model, not about the notebook as a whole.</summary>
    public virtual bool NeedsModel => true;

    /// <summary>A second model that the test looks at, or null.</summary>
    public virtual ModelName? Other => null;

    /// <summary>Name of the typed answer that the test reads, or null.</summary>
    public virtual string? Answer => null;

    /// <summary>How many runs decide, ascending; the first alone where one is enough.</summary>
    public virtual IReadOnlyList<int> SeedCounts => [1];

    /// <summary>Names of what the box must try out on the model, such as <c>gradients</c>.</summary>
    public virtual IReadOnlyList<string> Behaviours => [];
}
