using Autograder.Api.Data;
using Autograder.Api.People;

namespace Autograder.Api.Submissions;

/// <summary>Work as it arrives, through whichever door.</summary>
internal sealed record HandIn
{
    public required CourseAssignment Assignment { get; init; }
    public required Viewer SubmittedBy { get; init; }
    public required Team Team { get; init; }
    public required IReadOnlyList<HandedInFile> Files { get; init; }

    /// <summary>The same for a retry of the same request, so that it is taken once.</summary>
    public required string SubmitKey { get; init; }

    /// <summary>When it arrived: <c>HttpContext.ReceivedAt()</c>, which is the first byte of the request unless that took very long.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
    public required SubmissionOrigin Origin { get; init; }
    public required JobPriority Priority { get; init; }
}

/// <summary>A file that was uploaded.</summary>
/// <param name="Name">As the browser named it; may have folders in it.</param>
/// <param name="Path">Where it lies for now; whoever uploaded it removes it.</param>
internal sealed record HandedInFile(string Name, string Path);
