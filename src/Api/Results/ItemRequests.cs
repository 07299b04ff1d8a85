using Autograder.Api.Data;

namespace Autograder.Api.Results;

/// <summary>What was asked about one question, and the form to ask.</summary>
internal sealed record ItemRequests(SubmissionResult Result, ShownItem Item, IReadOnlyList<RegradeRequest> Requests, FailedRequest? Failed);
