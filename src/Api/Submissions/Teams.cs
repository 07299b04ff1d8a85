using Autograder.Api.Data;

namespace Autograder.Api.Submissions;

/// <summary>Who hands in together.</summary>
internal sealed class Teams
{
    /// <summary>The person's team with its members; a team of one is made where there is none.</summary>
    public Task<Team> OfAsync(long assignmentId, long personId, CancellationToken cancel) => throw new NotImplementedException();
}
