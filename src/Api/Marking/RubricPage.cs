using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Marking;

/// <summary>The lines of a question and what is being made of them.</summary>
internal sealed record RubricPage(MarkedAssignment Assignment, Item Item, IReadOnlyList<UsedLine> Lines, RubricForm Form, IReadOnlyList<SavedComment> Comments)
{
    /// <summary>Who would change; null before anybody asked.</summary>
    public RubricEffect? Effect { get; init; }

    /// <summary>Somebody else was faster.</summary>
    public bool Changed { get; init; }
}

/// <summary>A line and how many submissions have it.</summary>
internal sealed record UsedLine(RubricLine Line, int Uses);
