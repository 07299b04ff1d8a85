namespace Autograder.Api.Data;

/// <summary>What a person may do in a course; a later one may do everything that an earlier staff role may.</summary>
internal enum CourseRole
{
    Student,
    Marker,
    Instructor,
}
