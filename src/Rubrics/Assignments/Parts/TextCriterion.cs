using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>One line of a marker's rubric, with what the machine looks for to propose marks.</summary>
/// <param name="Marks">Negative for a deduction.</param>
/// <param name="Facts">Groups of words that mean the same; one of each group must be there.</param>
/// <param name="AtLeast">How many of the groups are enough; null: all.</param>
/// <param name="Not">Groups of words of which none may be complete.</param>
public sealed record TextCriterion(string Text, Marks Marks, IReadOnlyList<IReadOnlyList<string>> Facts, IReadOnlyList<IReadOnlyList<string>> Not, int? AtLeast);
