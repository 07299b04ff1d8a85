using Autograder.Api.Data;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Results;

/// <summary>A submission as one person may see it.</summary>
internal sealed record SubmissionResult
{
    public required Submission Submission { get; init; }
    public required CourseAssignment Assignment { get; init; }
    public required Course Course { get; init; }

    /// <summary>With the course's calendar; the version that the grade rests on, where there is one.</summary>
    public required Assignment Package { get; init; }
    public required SubmissionRecord Record { get; init; }
    public required bool IsAuthor { get; init; }

    /// <summary>Is a student of the course, and not only was one.</summary>
    public required bool IsStudent { get; init; }

    /// <summary>May mark it.</summary>
    public required bool IsStaff { get; init; }

    /// <summary>May run and cancel it.</summary>
    public required bool IsInstructor { get; init; }

    /// <summary>Students see results by now.</summary>
    public required bool IsReleased { get; init; }

    /// <summary>Null where there is none, or where this person may not see it yet.</summary>
    public required Grade? Grade { get; init; }

    /// <summary>False for markers of a course that is marked without names.</summary>
    public bool SeesNames => IsAuthor || IsInstructor || !Course.AnonymousMarking;

    public string Url => $"/submissions/{Submission.Id}";

    public string AssignmentUrl => $"/courses/{Course.Slug}/{Assignment.Slug}";

    public bool IsOpen => Submission.State is SubmissionState.Queued or SubmissionState.Running;

    /// <summary>A student stops only what has no grade yet: what staff run again is theirs.</summary>
    public bool MayCancel => IsOpen && (IsInstructor || (IsAuthor && Submission.GradeId is null));

    /// <summary>A student of a course that is not over may ask for another look at a question once results are out.</summary>
    public bool MayAsk => IsAuthor && IsStudent && !Course.IsArchived && IsReleased && Grade is { Status: GradeStatus.Final or GradeStatus.Provisional };
}
