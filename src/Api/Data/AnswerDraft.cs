namespace Autograder.Api.Data;

/// <summary>What a person typed into an answer form and has not handed in.</summary>
internal sealed class AnswerDraft
{
    public long AssignmentId { get; init; }
    public long PersonId { get; init; }

    /// <summary>Texts by the names of their fields, as JSON.</summary>
    public required string Values { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}
