using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>One typed answer of an item, with its own check and marks.</summary>
public sealed record Part
{
    /// <summary>Id of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Name within the item; empty where the item has a single answer.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the answer in answers.yaml.</summary>
    public required string Answer { get; init; }

    /// <summary>Label for people; the item's title where the author gave none.</summary>
    public required string Title { get; init; }
    public required Marks Marks { get; init; }
    public required PartCheck Check { get; init; }

    /// <summary>Least marks for an answer that is an attempt.</summary>
    public Marks Floor { get; init; } = Marks.Zero;

    /// <summary>A wrong answer to this part of the same item takes this one's marks away.</summary>
    public string? InvalidatedBy { get; init; }

    /// <summary>Counts only where this part of the same item is right.</summary>
    public string? OnlyIf { get; init; }

    /// <summary>What the instructor decided about a printed solution that the computed key does not agree with.</summary>
    public Decision? Decision { get; init; }

    /// <summary><c>item</c> or <c>item.part</c>: how other places of the package name it.</summary>
    public string FullName => Name.Length == 0 ? Item : $"{Item}.{Name}";
}
