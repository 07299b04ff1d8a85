using System.ComponentModel;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Courses;

/// <summary>Whose token it is.</summary>
internal sealed record MeAnswer(
    [property: Description("Number of the person."), Example("17")] long Id,
    [property: Description("The name that others see."), Example("\"Ana Novak\"")] string Name,
    [property: Description("Whether the person administers the whole site.")] bool Admin);
