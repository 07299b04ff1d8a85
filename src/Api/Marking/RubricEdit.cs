namespace Autograder.Api.Marking;

/// <summary>What is to become of a question's lines: understood, with nothing wrong in it.</summary>
/// <param name="Changed">Lines with another text or other marks.</param>
/// <param name="Added">Null where none is.</param>
internal sealed record RubricEdit(IReadOnlyList<ChangedLine> Changed, NewLine? Added)
{
    public bool IsEmpty => Changed.Count == 0 && Added is null;
}

/// <summary>A line's new text and marks.</summary>
/// <param name="Revision">Of the line that was edited; another one now means that somebody was faster.</param>
internal sealed record ChangedLine(long Id, int Revision, string Text, decimal Marks);

/// <summary>A line to be added.</summary>
internal sealed record NewLine(string Text, decimal Marks);
