using Autograder.Api.Data;
using Autograder.Rubrics.Marking;

namespace Autograder.Api.Grading;

/// <summary>What markers have decided about a submission's present content.</summary>
internal sealed record MarksGiven(IReadOnlyList<MarkerDecision> Decisions)
{
    public static MarksGiven None { get; } = new([]);

    public static Task<MarksGiven> OfAsync(PortalDb db, long submissionId, CancellationToken cancel) => throw new NotImplementedException();
}
