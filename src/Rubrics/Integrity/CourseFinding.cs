namespace Autograder.Rubrics.Integrity;

/// <summary>Something that several submissions have in common, for the instructor. It never changes a mark: only people can say what it means.</summary>
/// <param name="Submissions">Ids of the submissions, sorted.</param>
/// <param name="What">What they share, in a sentence.</param>
/// <param name="Surprise">How surprising that is, in a sentence.</param>
public sealed record CourseFinding(IReadOnlyList<string> Submissions, string What, string Surprise);

/// <summary>The typed answers of one submission.</summary>
/// <param name="Id">Id of the submission.</param>
public sealed record CourseSheet(string Id, Answers.AnswerSheet Sheet);
