using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Courses;

/// <summary>A member of a course.</summary>
internal sealed record MemberAnswer(
    [property: Description("Number of the person."), Example("17")] long Id,
    [property: Description("The name that others see."), Example("\"Ana Novak\"")] string Name,
    [property: Description("E-mail address, which is also the name to sign in with."), Example("\"ana@example.edu\"")] string? Email,
    [property: Description("What the person may do in the course.")] CourseRole Role,
    [property: Description("The university's id of a student."), Example("\"63210001\"")] string? StudentId,
    [property: Description("Section of the course."), Example("\"Tuesday\"")] string? Section,
    [property: Description("When the person joined.")] DateTimeOffset JoinedAt);
