using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Packages;

/// <summary>Packages with the deadline and the extensions of a course.</summary>
internal sealed class CourseCalendars
{
    /// <summary>The version that grades at present.</summary>
    public Task<Assignment> OpenAsync(CourseAssignment assignment, CancellationToken cancel) => throw new NotImplementedException();

    public Task<Assignment> OpenAsync(CourseAssignment assignment, long packageVersionId, CancellationToken cancel) => throw new NotImplementedException();
}
