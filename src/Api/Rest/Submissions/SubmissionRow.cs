using System.Linq.Expressions;
using Autograder.Api.Data;
using Autograder.Api.People;

namespace Autograder.Api.Rest.Submissions;

/// <summary>A submission as it is read, with what decides how much of it the viewer sees.</summary>
internal sealed record SubmissionRow
{
    public required SubmissionAnswer Answer { get; init; }
    public required long AssignmentId { get; init; }

    /// <summary>Anonymous marking is for markers; authors, instructors and administrators see names.</summary>
    public required bool SeesNames { get; init; }
    public required bool IsStaff { get; init; }

    public static Expression<Func<Submission, SubmissionRow>> For(Viewer viewer) => s => new SubmissionRow
    {
        Answer = new SubmissionAnswer
        {
            Id = s.Id,
            Course = s.Assignment!.Course!.Slug,
            Assignment = s.Assignment.Slug,
            Attempt = s.Number,
            State = s.State,
            Counts = s.Counts,
            ReceivedAt = s.ReceivedAt,
            Origin = s.Origin,
            Source = s.Source,
            Authors = s.Authors.OrderBy(a => a.Position).Select(a => new AuthorAnswer(a.PersonId, a.Person!.DisplayName)).ToList(),
            Grade = s.Grade == null ? null : new GradeAnswer(s.Grade.Total, s.Grade.Maximum, s.Grade.Status, s.Grade.Waiting, s.Grade.MadeAt),
            Fault = s.Fault,
        },
        AssignmentId = s.AssignmentId,
        SeesNames = viewer.IsAdmin || !s.Assignment.Course.AnonymousMarking || s.Authors.Any(a => a.PersonId == viewer.Id)
            || s.Assignment.Course.Memberships.Any(m => m.PersonId == viewer.Id && m.Role == CourseRole.Instructor),
        IsStaff = viewer.IsAdmin || s.Assignment.Course.Memberships.Any(m => m.PersonId == viewer.Id && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor)),
    };

    /// <summary>Without what the viewer may not see.</summary>
    /// <param name="isReleased">Whether students of the assignment see results by now.</param>
    public SubmissionAnswer Shown(bool isReleased) => Answer with
    {
        Source = SeesNames ? Answer.Source : null,
        Authors = SeesNames ? Answer.Authors : null,
        Grade = IsStaff || isReleased ? Answer.Grade : null,
        Fault = IsStaff ? Answer.Fault : null,
    };
}
