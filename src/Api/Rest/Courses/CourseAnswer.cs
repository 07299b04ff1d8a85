using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Courses;

/// <summary>A course as the API shows it.</summary>
internal sealed record CourseAnswer(
    [property: Description("Number of the course."), Example("3")] long Id,
    [property: Description("Name of the course in addresses."), Example("\"dl-2026\"")] string Slug,
    [property: Description("Title as people read it."), Example("\"Deep Learning\"")] string Title,
    [property: Description("Term as people read it."), Example("\"Winter 2026\"")] string Term,
    [property: Description("IANA time zone of the course; deadlines are wall-clock times in it."), Example("\"Europe/Ljubljana\"")] string TimeZone,
    [property: Description("Whether markers see no names.")] bool AnonymousMarking,
    [property: Description("Whether the course is over and only kept.")] bool Archived,
    [property: Description("The role of the token's owner in the course; null for administrators who are not members.")] CourseRole? Role);
