using Autograder.Api.Data;
using Autograder.Api.Shared;

namespace Autograder.Api.Marking;

/// <summary>Regrade requests, open or answered.</summary>
internal sealed record RequestsPage(MarkedAssignment Assignment, IReadOnlyList<RegradeRequest> Requests, bool Answered, Pager Pager);
