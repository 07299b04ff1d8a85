using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Assignments;

/// <summary>An assignment that somebody may see, with its package and the course's calendar.</summary>
/// <param name="StudentKey">How the calendar knows the viewer.</param>
/// <param name="Member">The viewer's place in the course; null for a site administrator who has none.</param>
internal sealed record OpenedAssignment(CourseAssignment Assignment, Course Course, Membership? Member, string StudentKey, Assignment Package)
{
    /// <summary>Staff look at the page; only students hand in.</summary>
    public bool MayHandIn => Member is { Role: CourseRole.Student } && !Course.IsArchived;

    public string Url => $"/courses/{Course.Slug}/{Assignment.Slug}";

    /// <summary>The version that grades; there is one, or the assignment would not have been opened.</summary>
    public long PackageVersionId => Assignment.PackageVersionId ?? throw new InvalidOperationException($"Assignment {Assignment.Id} has no package.");

    /// <summary>Name of the file that typed answers make; null where the package has none.</summary>
    public string? AnswersFile => Package.Submission.Files.FirstOrDefault(f => f.Role == "answers") is not { } rule ? null
        : rule.Pattern.AsSpan().ContainsAny('*', '?') ? "answers.yaml" : rule.Pattern;
}
