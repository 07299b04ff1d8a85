using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>A line that a marker added to an item of one submission, beside the criteria of the package: "sign error −0.5", or an adjustment with its reason.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Id">Names the line for whoever keeps it.</param>
/// <param name="Marks">Added to the item's, or, below zero, taken away.</param>
/// <param name="Comment">For the student; may be empty.</param>
public sealed record MarkerLine(string Item, string Id, string Text, Marks Marks, string Who, DateTimeOffset When, string Comment);
