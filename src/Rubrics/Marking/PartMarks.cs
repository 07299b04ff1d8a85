using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>A part as marking rules see it.</summary>
internal sealed record PartMarks
{
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required Marks Maximum { get; init; }
    public required Marks Earned { get; init; }
    public required bool Attempted { get; init; }
    public Marks Floor { get; init; } = Marks.Zero;
    public string? InvalidatedBy { get; init; }
    public string? OnlyIf { get; init; }

    /// <summary>Full marks, and nothing left to decide.</summary>
    public required bool Right { get; init; }
}

/// <summary>Marks that a rule gives or takes, with the reason.</summary>
internal sealed record Adjustment(string Text, Marks Marks, string Reason);

/// <summary>What rules made of an item.</summary>
/// <param name="Excluded">Parts that do not count, with the reason: their marks are to be left out of the sum.</param>
internal sealed record MarkingResult(IReadOnlyList<Adjustment> Adjustments, IReadOnlyDictionary<PartMarks, string> Excluded);
