namespace Autograder.Api.People;

/// <summary>How long one stays signed in: less where a stolen cookie could change the marks of others.</summary>
/// <param name="Unused">Ends when it was not used for so long.</param>
/// <param name="InAll">Ends then however much it is used.</param>
internal sealed record SessionLife(TimeSpan Unused, TimeSpan InAll)
{
    public static readonly SessionLife Students = new(TimeSpan.FromDays(14), TimeSpan.FromDays(90));
    public static readonly SessionLife Staff = new(TimeSpan.FromDays(1), TimeSpan.FromDays(7));

    /// <summary>Nobody's session is good when it was not used for so long.</summary>
    public static TimeSpan Longest => Students.Unused;

    public static SessionLife Of(bool isStaff) => isStaff ? Staff : Students;

    public bool Holds(DateTimeOffset startedAt, DateTimeOffset seenAt, DateTimeOffset now) => now - seenAt < Unused && now - startedAt < InAll;
}
