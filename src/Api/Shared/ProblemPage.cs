namespace Autograder.Api.Shared;

/// <summary>What the problem page says.</summary>
internal sealed record ProblemPage(int Status, string Title, string Words, string Trace);
