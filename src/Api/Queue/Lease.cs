using Autograder.Api.Data;

namespace Autograder.Api.Queue;

/// <summary>A job in a worker's hands, and the token under which alone its result is taken.</summary>
internal sealed class Lease
{
    public long JobId { get; init; }
    public Guid Token { get; init; }
    public JobKind Kind { get; init; }
    public long CourseId { get; init; }
    public long? SubmissionId { get; init; }
    public long? PackageVersionId { get; init; }

    /// <summary>This one included.</summary>
    public int Tries { get; init; }

    /// <summary>Workers that were gone before they finished it: it may be what kills them, so it runs alone.</summary>
    public int Deaths { get; init; }
    public bool CancelRequested { get; init; }
}
