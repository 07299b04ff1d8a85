namespace Autograder.Rubrics.Intake;

/// <summary>Something a student should know about what was handed in; it is printed in the report and costs nothing by itself.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">Plain words: what was found and what was done or should be done.</param>
/// <param name="Path">The file it is about; null when it concerns the submission as a whole.</param>
public sealed record Notice(NoticeKind Kind, string Message, string? Path = null);
