using System.ComponentModel;
using System.Text.Json;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Assignments;

/// <summary>A version of an assignment's package.</summary>
internal sealed record PackageAnswer(
    [property: Description("1, 2, 3 … within the assignment."), Example("2")] int Number,
    [property: Description("The author's version."), Example("\"1.1\"")] string Version,
    [property: Description("Hash of everything in the package that bears on marks.")] string Sha256,
    [property: Description("Full marks, without bonus."), Example("20")] decimal Maximum,
    [property: Description("When it was uploaded.")] DateTimeOffset UploadedAt,
    [property: Description("Where its proof stands.")] CheckState Check,
    [property: Description("What the proof said; null before it ended.")] JsonElement? CheckReport,
    [property: Description("What the uploader wrote about it."), Example("\"Tolerance of question 3\"")] string? Note,
    [property: Description("Whether this version grades at present.")] bool Current);
