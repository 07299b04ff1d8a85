using System.ComponentModel;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Assignments;

/// <summary>A student's own deadline.</summary>
internal sealed record ExtensionAnswer(
    [property: Description("Number of the person."), Example("17")] long PersonId,
    [property: Description("Name of the person."), Example("\"Ana Novak\"")] string Person,
    [property: Description("The deadline as wall-clock time of the course."), Example("\"2026-12-03T23:59:00\"")] DateTime DueLocal,
    [property: Description("Why it was given."), Example("\"Ill for a week\"")] string Reason,
    [property: Description("When it was given.")] DateTimeOffset GrantedAt);
