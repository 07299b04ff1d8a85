using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Marking;

/// <summary>One submission's answer to one question with everything that was decided about it.</summary>
internal sealed record Sheet
{
    public required MarkedAssignment Assignment { get; init; }
    public required Item Item { get; init; }
    public required Submission Submission { get; init; }

    /// <summary>The grade that counts at present.</summary>
    public required Grade Grade { get; init; }

    /// <summary>The item as the machine alone found it, with its proposals.</summary>
    public required ItemGrade Machine { get; init; }
    public required IReadOnlyList<SheetCriterion> Criteria { get; init; }

    /// <summary>The course's lines that can be applied, and those that are.</summary>
    public required IReadOnlyList<RubricLine> Lines { get; init; }

    /// <summary>Lines, adjustments and the comment that hold at present.</summary>
    public required IReadOnlyList<AppliedLine> Applied { get; init; }

    /// <summary>Changes whenever somebody decides something or edits the rubric: what a form was filled in on.</summary>
    public required string Seen { get; init; }

    public ItemGrade Current => Grade.Items.FirstOrDefault(i => i.Id == Item.Id) ?? Machine;

    public IEnumerable<AppliedLine> Adjustments => Applied.Where(l => l.LineId is null && l.Text != CommentText);

    public AppliedLine? Comment => Applied.FirstOrDefault(l => l.LineId is null && l.Text == CommentText);

    /// <summary>A comment on the whole answer is a line without marks.</summary>
    public const string CommentText = "Comment";

    /// <summary>Nothing can be decided where data is missing or we failed.</summary>
    public bool CanBeMarked => Machine.State is ItemState.Graded or ItemState.WaitsForMarker;
}
