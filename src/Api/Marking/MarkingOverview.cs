namespace Autograder.Api.Marking;

/// <summary>What the overview shows.</summary>
/// <param name="Sheets">How many submissions there are to be marked or not.</param>
/// <param name="Requests">Open regrade requests.</param>
internal sealed record MarkingOverview(MarkedAssignment Assignment, int Sheets, int Requests, IReadOnlyList<QuestionProgress> Questions);
