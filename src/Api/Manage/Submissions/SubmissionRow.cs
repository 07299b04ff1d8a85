using Autograder.Api.Data;

namespace Autograder.Api.Manage.Submissions;

/// <summary>A line of the table.</summary>
internal sealed record SubmissionRow(
    long Id, int Number, IReadOnlyList<SubmissionAuthorName> Authors, DateTimeOffset ReceivedAt, SubmissionOrigin Origin, SubmissionState State, string? Fault, string Source,
    decimal? Total, decimal? Maximum, int? Waiting)
{
    public bool IsOpen => State is SubmissionState.Queued or SubmissionState.Running;

    public string Names => Authors.Count == 0 ? "–" : string.Join(", ", Authors.Select(a => a.Name));
}

internal sealed record SubmissionAuthorName(string Name, string? StudentId, string? Section);

internal sealed record SubmissionsPage(
    ManageFrame Frame, SubmissionFilter Filter, IReadOnlyList<SubmissionRow> Rows, int Total, IReadOnlyList<string> Sections, int Parked, int Open);

/// <summary>What can be done with several submissions.</summary>
internal enum SubmissionAction
{
    RunAgain,
    Cancel,
}

/// <summary>Who is concerned by an action, before it happens.</summary>
/// <param name="Left">Chosen, but the action does not fit where they stand.</param>
internal sealed record ActionPage(ManageFrame Frame, SubmissionAction Action, IReadOnlyList<SubmissionRow> Rows, IReadOnlyList<SubmissionRow> Left);
