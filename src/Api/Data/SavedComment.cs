namespace Autograder.Api.Data;

/// <summary>A comment that markers use again.</summary>
internal sealed class SavedComment
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public required string Item { get; init; }
    public required string Text { get; init; }
    public long AuthorId { get; init; }
    public int Uses { get; set; }
}
