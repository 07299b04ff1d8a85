using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.Rest.Describing;

namespace Autograder.Api.Rest.Submissions;

/// <summary>One attempt as the API shows it.</summary>
internal sealed record SubmissionAnswer
{
    [Description("Number of the submission."), Example("1042")]
    public required long Id { get; init; }

    [Description("Name of the course in addresses."), Example("\"dl-2026\"")]
    public required string Course { get; init; }

    [Description("Name of the assignment in addresses."), Example("\"digits-mlp\"")]
    public required string Assignment { get; init; }

    [Description("Which attempt it is: 1, 2, 3 … of the person or group."), Example("2")]
    public required int Attempt { get; init; }

    [Description("Where it stands. `queued` and `running` go on by themselves; `graded`, `refused`, `parked`, `cancelled` and `superseded` do not.")]
    public required SubmissionState State { get; init; }

    [Description("Whether it uses up one of the attempts.")]
    public required bool Counts { get; init; }

    [Description("When the first byte of the upload arrived; 15 minutes before the last one where it took longer.")]
    public required DateTimeOffset ReceivedAt { get; init; }

    [Description("Through which door it came.")]
    public required SubmissionOrigin Origin { get; init; }

    [Description("Name of the file as it was handed in; null where marking is anonymous."), Example("\"homework.zip\"")]
    public string? Source { get; init; }

    [Description("Whose work it is; null where marking is anonymous.")]
    public IReadOnlyList<AuthorAnswer>? Authors { get; init; }

    [Description("The grade that counts; null until there is one, and until students may see it.")]
    public GradeAnswer? Grade { get; init; }

    [Description("What broke on our side, for staff; null where nothing did.")]
    public string? Fault { get; init; }
}

/// <summary>An author of a submission.</summary>
internal sealed record AuthorAnswer(
    [property: Description("Number of the person."), Example("17")] long Id,
    [property: Description("Name of the person."), Example("\"Ana Novak\"")] string Name);

/// <summary>A grade in numbers.</summary>
internal sealed record GradeAnswer(
    [property: Description("Marks in all."), Example("17.5")] decimal Total,
    [property: Description("Full marks, without bonus."), Example("20")] decimal Maximum,
    [property: Description("`Final`, or why it is not."), Example("\"Provisional\"")] string Status,
    [property: Description("How many items wait for a marker."), Example("0")] int Waiting,
    [property: Description("When this grade was made.")] DateTimeOffset MadeAt);
