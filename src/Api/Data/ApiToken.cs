namespace Autograder.Api.Data;

/// <summary>Lets a program act for a person. Only its hash is kept.</summary>
internal sealed class ApiToken
{
    public long Id { get; private set; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }
    public required string Name { get; init; }
    public required string TokenHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}
