using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Courses;

/// <summary>People of a course as filtered, and who is still invited.</summary>
internal sealed record RosterPage(CourseAccess Access, RosterFilter Filter, IReadOnlyList<Membership> Members, Pager Pager, IReadOnlyList<string> Sections, IReadOnlyList<PendingInvitation> Invited);

/// <summary>What of the list is asked for.</summary>
internal sealed record RosterFilter
{
    public string? Q { get; init; }
    public CourseRole? Role { get; init; }
    public string? Section { get; init; }
    public int Page { get; init; } = 1;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && Role is null && string.IsNullOrWhiteSpace(Section);
}

/// <summary>Somebody who has a link and no account yet.</summary>
internal sealed record PendingInvitation(long Id, string Name, string Email, CourseRole Role, string? Section, DateTimeOffset ExpiresAt);

/// <summary>A new person, typed instead of listed.</summary>
internal sealed record RosterPersonForm
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public CourseRole Role { get; init; }
    public string? StudentId { get; init; }
    public string? Section { get; init; }
}

/// <summary>A list before it is applied.</summary>
internal sealed record RosterPreview(CourseAccess Access, string Csv, RosterPlan Plan);

/// <summary>A list after it was applied; links that are not sent by e-mail are shown here only.</summary>
internal sealed record RosterDone(CourseAccess Access, RosterPlan Plan, IReadOnlyList<(string Name, string Email, string? Link)> Links);

/// <summary>One member.</summary>
internal sealed record MemberPage(CourseAccess Access, Membership Member, MemberForm Form);
