namespace Autograder.Api.Data;

/// <summary>Lets one person make an account. Only the hash of its token is kept.</summary>
internal sealed class Invitation
{
    public long Id { get; private set; }
    public required string Email { get; init; }
    public required string DisplayName { get; init; }
    public required string TokenHash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Null for the first administrator.</summary>
    public long? InvitedById { get; init; }
    public Person? InvitedBy { get; init; }
    public List<InvitedMembership> Memberships { get; init; } = [];
}
