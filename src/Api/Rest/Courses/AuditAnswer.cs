using System.ComponentModel;
using System.Text.Json;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Courses;

/// <summary>Something that was done in a course.</summary>
internal sealed record AuditAnswer(
    [property: Description("Number of the entry."), Example("981")] long Id,
    [property: Description("When it was done.")] DateTimeOffset At,
    [property: Description("Number of the person who did it; null for the program itself."), Example("4")] long? PersonId,
    [property: Description("Name of that person."), Example("\"Maja Kos\"")] string? Person,
    [property: Description("What was done, as a dotted word."), Example("\"marks.decided\"")] string Action,
    [property: Description("What it was done to."), Example("\"submission 17\"")] string Subject,
    [property: Description("What changed.")] JsonElement Details);
