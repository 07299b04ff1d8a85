namespace Autograder.Rubrics.Intake;

/// <summary>What an upload's name says.</summary>
/// <param name="Matches">True when the name follows the assignment's pattern.</param>
/// <param name="Values">Placeholder to what stood in its place; empty when the name does not match.</param>
/// <param name="Notice">For a name that does not match: what was expected, with an example; otherwise null.</param>
public sealed record SubmittedName(bool Matches, IReadOnlyDictionary<string, string> Values, Notice? Notice);
