using System.ComponentModel;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Courses;

/// <summary>A new course.</summary>
internal sealed record CourseBody(
    [property: Description("Title as people read it."), Example("\"Deep Learning\"")] string Title,
    [property: Description("Term as people read it."), Example("\"Winter 2026\"")] string Term,
    [property: Description("IANA time zone of the course; deadlines are wall-clock times in it."), Example("\"Europe/Ljubljana\"")] string TimeZone,
    [property: Description("Name of the course in addresses; null makes one of title and term."), Example("\"dl-2026\"")] string? Slug,
    [property: Description("Whether markers see no names.")] bool AnonymousMarking);
