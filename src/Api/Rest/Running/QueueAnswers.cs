using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Running;

/// <summary>A job that waits, runs, or failed.</summary>
internal sealed record JobAnswer(
    [property: Description("Number of the job."), Example("2210")] long Id,
    [property: Description("What is to be done.")] JobKind Kind,
    [property: Description("Where it stands.")] JobState State,
    [property: Description("How urgent it is.")] JobPriority Priority,
    [property: Description("Number of the submission, where it is one."), Example("1042")] long? SubmissionId,
    [property: Description("How often it was begun."), Example("1")] int Tries,
    [property: Description("When it was put into the queue.")] DateTimeOffset CreatedAt,
    [property: Description("When it was last begun.")] DateTimeOffset? StartedAt,
    [property: Description("Which worker has it."), Example("\"worker-1\"")] string? Worker,
    [property: Description("What is being done."), Example("\"Running\"")] string? Phase,
    [property: Description("The last failure of ours.")] string? Fault);

/// <summary>A worker.</summary>
internal sealed record WorkerAnswer(
    [property: Description("Name of the worker."), Example("\"gpu-box-4711\"")] string Id,
    [property: Description("Machine that it runs on."), Example("\"gpu-box\"")] string Host,
    [property: Description("Version of the program."), Example("\"0.1.0\"")] string Version,
    [property: Description("How many jobs it does at the same time."), Example("2")] int Slots,
    [property: Description("When it started.")] DateTimeOffset StartedAt,
    [property: Description("When it was last seen.")] DateTimeOffset SeenAt,
    [property: Description("Why it takes no work at present; null when it does.")] string? Trouble);
