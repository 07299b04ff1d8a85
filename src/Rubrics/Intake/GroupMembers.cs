namespace Autograder.Rubrics.Intake;

/// <summary>Who shares the grade of a submission.</summary>
/// <param name="Members">Ids or names as given, without repetitions; the submitter is not added. Empty when the student works alone.</param>
/// <param name="Notices">What is wrong with the list, in words for the students.</param>
public sealed record GroupMembers(IReadOnlyList<string> Members, IReadOnlyList<Notice> Notices);
