using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Submissions;

/// <summary>A grade that a submission had or has.</summary>
internal sealed record GradeHistoryAnswer(
    [property: Description("Number of the grade."), Example("2301")] long Id,
    [property: Description("Marks in all."), Example("17.5")] decimal Total,
    [property: Description("Full marks, without bonus."), Example("20")] decimal Maximum,
    [property: Description("`Final`, or why it is not."), Example("\"Final\"")] string Status,
    [property: Description("How many items waited for a marker."), Example("0")] int Waiting,
    [property: Description("Why it was made.")] GradeCause Cause,
    [property: Description("Number of the person who caused it; null for the program itself."), Example("4")] long? MadeById,
    [property: Description("When it was made.")] DateTimeOffset MadeAt,
    [property: Description("Whether it is the one that counts.")] bool Current);
