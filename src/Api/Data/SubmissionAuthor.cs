namespace Autograder.Api.Data;

/// <summary>Whose work it is, as it was when it was handed in.</summary>
internal sealed class SubmissionAuthor
{
    public long SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }
    public required int Position { get; init; }
}
