using Autograder.Api.Data;

namespace Autograder.Api.Rest.Tokens;

/// <summary>The page of a person's tokens.</summary>
/// <param name="Fresh">A token that was made just now: the only time it is shown.</param>
internal sealed record TokenPage(IReadOnlyList<ApiToken> Tokens, TokenForm Form, string? Fresh, DateTimeOffset Now);
