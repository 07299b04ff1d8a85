using Autograder.Api.Data;

namespace Autograder.Api.Manage.Packages;

/// <summary>What became of a package that somebody put into a course.</summary>
internal abstract record PackageOutcome
{
    private PackageOutcome() { }

    /// <summary>A new version is stored.</summary>
    /// <param name="Notices">What was left out of the upload and why.</param>
    public sealed record Taken(CourseAssignment Assignment, PackageVersion Version, IReadOnlyList<string> Notices) : PackageOutcome;

    /// <summary>The author's mistakes, all of them, with file and line.</summary>
    public sealed record Mistaken(IReadOnlyList<string> Problems) : PackageOutcome;

    /// <summary>The same bytes are there as this version.</summary>
    public sealed record Same(CourseAssignment Assignment, PackageVersion Version) : PackageOutcome;

    /// <summary>The course has an assignment of that name: a changed package belongs there, as a new version.</summary>
    public sealed record NameTaken(CourseAssignment Assignment) : PackageOutcome;
}
