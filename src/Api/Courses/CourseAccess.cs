using Autograder.Api.Data;

namespace Autograder.Api.Courses;

/// <summary>A course and what the viewer is in it. Site administrators act as instructors everywhere.</summary>
internal sealed record CourseAccess(Course Course, CourseRole? Role, bool IsAdmin)
{
    public bool Teaches => IsAdmin || Role is CourseRole.Instructor;

    public bool Marks => Teaches || Role is CourseRole.Marker;

    /// <summary>Where everything of the course lies.</summary>
    public string Url => $"/courses/{Course.Slug}";
}
