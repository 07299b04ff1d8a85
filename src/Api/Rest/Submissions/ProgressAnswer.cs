using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Submissions;

/// <summary>How far the grading of a submission is.</summary>
internal sealed record ProgressAnswer(
    [property: Description("Where the submission stands.")] SubmissionState State,
    [property: Description("How many jobs are sooner; null once it is no longer in the queue."), Example("3")] int? Before,
    [property: Description("Seconds until it is done, from recent ones; null where nothing is known."), Example("45")] double? EstimateSeconds,
    [property: Description("What is being done at present."), Example("\"Running\"")] string? Phase,
    [property: Description("Seconds since grading began; null while it waits."), Example("12")] double? ElapsedSeconds,
    [property: Description("How often it was begun: more than once after a failure of ours."), Example("1")] int Tries);
