using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Assignments.Notebooks;

/// <summary>One line of a notebook item's rubric.</summary>
/// <param name="Run">The run whose evidence it is judged on.</param>
/// <param name="Model">The model of that run, by its name in the package; empty where the test is about none.</param>
public sealed record NotebookCriterion(string Text, Marks Marks, string Run, string Model, NotebookTest Test)
{
    /// <summary>Every run that the test looks at.</summary>
    public IReadOnlyList<string> Runs => Test.Other is { } other && other.Run != Run ? [Run, other.Run] : [Run];
}

/// <summary>A model of a run, both by their names in the package.</summary>
public sealed record ModelName(string Run, string Model);
