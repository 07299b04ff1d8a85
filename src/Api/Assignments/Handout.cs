namespace Autograder.Api.Assignments;

/// <summary>What students read, ready for the page.</summary>
/// <param name="Html">Made by us from the package's Markdown; nothing in it is active.</param>
/// <param name="Pictures">Files of the package that it shows.</param>
internal sealed record Handout(string Html, IReadOnlySet<string> Pictures);
