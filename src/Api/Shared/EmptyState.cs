namespace Autograder.Api.Shared;

/// <summary>A list with nothing in it: says so, and what to do.</summary>
internal sealed record EmptyState(string Title, string Words, string? Action = null, string? Url = null);
