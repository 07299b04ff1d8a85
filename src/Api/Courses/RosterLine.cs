using Autograder.Api.Data;

namespace Autograder.Api.Courses;

/// <summary>One person as the list says it.</summary>
internal sealed record RosterLine(int Line, string Name, string Email, string? StudentId, string? Section, CourseRole Role);
