namespace Autograder.Rubrics.Intake;

/// <summary>What a notice is about.</summary>
public enum NoticeKind { Dropped, Normalised, Missing, Naming, Late, Pages, Group, Flag }

/// <summary>Something intake dropped, changed or noticed, in words for the student; shown in the report.</summary>
/// <param name="Path">The file it concerns, where it concerns one.</param>
public sealed record Notice(NoticeKind Kind, string Message, string? Path = null);
