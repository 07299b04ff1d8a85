namespace Autograder.Api.Data;

/// <summary>A browser in which somebody is signed in. Its cookie names it, and is worth nothing without it.</summary>
internal sealed class Session
{
    public long Id { get; private set; }
    public long PersonId { get; init; }

    /// <summary>The account's when the cookie was made: with another one, as after a new password, the session is over.</summary>
    public required string Stamp { get; init; }

    /// <summary>Browser and system in words; empty where they are not known.</summary>
    public required string Device { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>To some minutes.</summary>
    public required DateTimeOffset SeenAt { get; init; }
}
