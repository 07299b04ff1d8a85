using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>What a marker decided about one criterion of one submission.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Criterion">Place of the criterion among the item's, counted from 1.</param>
/// <param name="Text">The criterion's text as it was; where another text stands there now, the decision does not apply.</param>
/// <param name="Comment">For the student; may be empty.</param>
public sealed record MarkerDecision(string Item, int Criterion, string Text, Marks Marks, string Who, DateTimeOffset When, string Comment);
