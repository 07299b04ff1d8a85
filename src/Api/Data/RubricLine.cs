namespace Autograder.Api.Data;

/// <summary>A line that markers added to an item's rubric; editing it changes everybody it was applied to.</summary>
internal sealed class RubricLine
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public CourseAssignment? Assignment { get; init; }
    public required string Item { get; init; }
    public required string Text { get; set; }

    /// <summary>Marks added (or, below zero, taken away).</summary>
    public required decimal Marks { get; set; }
    public required int Position { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>For optimistic concurrency: goes up with every change.</summary>
    public int Revision { get; set; }
}
